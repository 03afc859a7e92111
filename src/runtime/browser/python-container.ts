/** What runs in a container of the browser. */
export interface ContainerProcess {
  readonly output: ReadableStream<string>;
  readonly input: WritableStream<string>;
  readonly exit: Promise<number>;
  kill(): void;
  resize(size: { cols: number; rows: number }): void;
}

/**
 * The part of `WebContainer` of @webcontainer/api that running a Python file needs.
 * https://webcontainers.io/api
 */
export interface PythonContainer {
  readonly fs: {
    mkdir(path: string, options: { recursive: true }): Promise<unknown>;
    writeFile(path: string, text: string): Promise<void>;
  };
  spawn(
    command: string,
    words: string[],
    options: { terminal: { cols: number; rows: number } },
  ): Promise<ContainerProcess>;
  teardown(): void;
}
