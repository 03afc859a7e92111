import type { LessonRuntime } from '../../../src/runtime/lesson-runtime.ts';
import type { CommandRun } from '../../../src/runtime/run-command.ts';

/** A runtime under test, and what it can and cannot do. */
export interface RuntimeTrial {
  readonly runtime: LessonRuntime;
  /** A command that it makes happen in the terminal `two`, and what that prints there. */
  readonly possible: { readonly run: CommandRun; readonly prints: string };
  /** A command that it cannot make happen, and how that comes about. */
  impossible(): Promise<CommandRun>;
  close(): Promise<void>;
}

export const lesson = { lesson: 'flask-app', language: 'en', open: ['hello.py'] } as const;
export const helloFile = { path: 'hello.py', content: 'print("hello")\n' };
