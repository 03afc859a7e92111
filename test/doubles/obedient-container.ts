import type {
  ContainerProcess,
  PythonContainer,
} from '../../src/runtime/browser/python-container.ts';

/**
 * A container of the browser that does what it is told and no more: keeps files, notes what is
 * spawned, and prints the file that Python is given.
 */
export class ObedientContainer implements PythonContainer {
  readonly files = new Map<string, string>();
  readonly folders: string[] = [];
  readonly spawned: string[] = [];
  readonly typed: string[] = [];
  readonly sizes: { cols: number; rows: number }[] = [];
  isTornDown = false;
  /** Ends what runs with this code. */
  exit: (code: number) => void = () => {};

  readonly fs = {
    mkdir: async (path: string) => this.folders.push(path),
    writeFile: async (path: string, text: string) => void this.files.set(path, text),
  };

  async spawn(
    command: string,
    words: string[],
    { terminal }: { terminal: { cols: number; rows: number } },
  ): Promise<ContainerProcess> {
    this.spawned.push([command, ...words].join(' '));
    this.sizes.push(terminal);
    const { promise, resolve } = Promise.withResolvers<number>();
    this.exit = resolve;
    const text = this.files.get(words[0] ?? '') ?? '';
    return {
      exit: promise,
      output: new ReadableStream({
        start: (controller) => {
          controller.enqueue(text);
          void promise.then(() => controller.close());
        },
      }),
      input: new WritableStream({ write: (data: string) => void this.typed.push(data) }),
      kill: () => resolve(143),
      resize: (size) => void this.sizes.push(size),
    };
  }

  teardown(): void {
    this.isTornDown = true;
  }
}
