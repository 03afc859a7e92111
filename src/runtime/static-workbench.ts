import { signal } from '@preact/signals-core';
import type { CheckReport } from '../../protocol/check.ts';
import type { Session, StartingPoint } from '../../protocol/session.ts';
import type { LessonOnPage } from './lesson-on-page.ts';
import type { LessonRuntime } from './lesson-runtime.ts';
import type { LiveSession } from './live-session.ts';
import { loadModule } from './load-module.ts';
import { asProblem, type PageProblem } from './problem-error.ts';
import type { RecordedRuntime } from './recordings/recorded-runtime.ts';
import type { CommandRun } from './run-command.ts';
import type { Pane, WorkbenchFacade } from './workbench.ts';

/** Not needed before the recordings are asked for, and the last one not before a button is pressed. */
const recordingModule = () => import('./recordings/load-recording.ts');
const browserModule = () => import('./browser/browser-runtime.ts');
const bootModule = () => import('./browser/boot-container.ts');

/** The workbench of a static copy: recordings, and Python in the browser; never a session. */
export class StaticWorkbench implements WorkbenchFacade {
  readonly session = signal<Session | null>(null);
  readonly checks = signal<CheckReport>({ steps: [] });
  readonly connection = signal<'idle'>('idle');
  readonly live = signal<LiveSession | null>(null);
  readonly startFrom = signal<StartingPoint | null>(null);
  readonly runtime = signal<LessonRuntime | null>(null);
  readonly isOpening = signal<'starting' | null>(null);
  readonly problem = signal<PageProblem | null>(null);
  readonly #base: string;
  readonly #lesson = Promise.withResolvers<LessonOnPage>();
  #recording: Promise<RecordedRuntime> | null = null;
  #browser: Promise<LessonRuntime> | null = null;

  /** @param base Where the copy is, such as `location.origin`. */
  constructor(base: string) {
    this.#base = base;
  }

  attach(lesson: LessonOnPage): void {
    this.#lesson.resolve(lesson);
  }

  start(): Promise<void> {
    return this.#reporting(async () => void (await this.#openRecording()));
  }

  run(run: CommandRun): Promise<void> {
    return this.#reporting(async () => {
      this.showPane('terminal');
      const recording = await this.#openRecording();
      this.runtime.value = recording;
      await recording.run(run);
    });
  }

  runFile(path: string, content: string): Promise<void> {
    return this.#reporting(async () => {
      this.showPane('terminal');
      const browser = await this.#openBrowser();
      const { files } = browser;
      if (!files.entries.peek().has(path)) await files.put(path, content);
      await files.refresh();
      this.runtime.value = browser;
      await browser.run({ command: `python3 ${path}`, terminal: 'main', interrupt: true });
    });
  }

  putFile(path: string, content: string): Promise<void> {
    return this.#reporting(async () => {
      this.showPane('editor');
      const { files } = await this.#openRecording();
      await files.put(path, content);
      await files.refresh();
    });
  }

  openFile(path: string): void {
    this.showPane('editor');
    void this.#reporting(async () => void (await this.#openRecording()).files.open(path));
  }

  showPane(pane: Pane): void {
    document.dispatchEvent(new CustomEvent<Pane>('slipway:pane', { detail: pane }));
  }

  /** Nothing is checked: there is no machine to look at. */
  async runChecks(): Promise<void> {}

  /** There is no session. */
  async attempt(): Promise<void> {}

  dismissProblem(): void {
    this.problem.value = null;
  }

  readonly report = (problem: PageProblem): void => {
    this.problem.value = problem;
  };

  /** Once for the page; what failed is tried again the next time. */
  #openRecording(): Promise<RecordedRuntime> {
    this.#recording ??= this.#opening(async () => {
      const { loadRecording } = await loadModule(recordingModule);
      const recording = await loadRecording(this.#base, await this.#lesson.promise);
      this.runtime.value = recording;
      return recording;
    }).catch((thrown: unknown) => {
      this.#recording = null;
      throw thrown;
    });
    return this.#recording;
  }

  #openBrowser(): Promise<LessonRuntime> {
    this.#browser ??= (async () => {
      const { files } = await this.#openRecording();
      const { bootContainer } = await loadModule(bootModule);
      const container = await this.#opening(() => bootContainer());
      const { BrowserRuntime } = await loadModule(browserModule);
      return new BrowserRuntime(container, files);
    })().catch((thrown: unknown) => {
      this.#browser = null;
      throw thrown;
    });
    return this.#browser;
  }

  async #opening<T>(open: () => Promise<T>): Promise<T> {
    this.isOpening.value = 'starting';
    try {
      return await open();
    } finally {
      this.isOpening.value = null;
    }
  }

  async #reporting(work: () => Promise<void>): Promise<void> {
    try {
      this.problem.value = null;
      await work();
    } catch (thrown) {
      this.report(asProblem(thrown));
    }
  }
}
