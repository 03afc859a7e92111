import { Duplex } from 'node:stream';
import type { ExecProcess } from '../driver.ts';

/**
 * One stream of a command's standard input and output. Ending it ends the input; destroying it
 * hangs the command up. (`Duplex.from` reports a plain `destroy()` as an error.)
 */
export class ProcessDuplex extends Duplex {
  readonly #process: ExecProcess;

  constructor(process: ExecProcess) {
    super();
    this.#process = process;
    const { stdout, stderr } = process;
    stderr.resume();
    stdout.on('data', (chunk: Buffer) => {
      if (!this.push(chunk)) stdout.pause();
    });
    stdout.on('end', () => this.push(null));
    stdout.on('error', (error) => this.destroy(error));
  }

  override _read(): void {
    this.#process.stdout.resume();
  }

  override _write(chunk: Buffer, encoding: BufferEncoding, done: (error?: Error | null) => void) {
    this.#process.stdin.write(chunk, encoding, done);
  }

  override _final(done: () => void): void {
    this.#process.stdin.end(done);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    this.#process.dispose();
    done(error);
  }
}
