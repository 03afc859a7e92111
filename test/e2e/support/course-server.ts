import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('serve.ts', import.meta.url));

/** What a test changes in the server's environment. */
export type ServerEnvironment = Readonly<Record<string, string>>;

/** The whole product in a process of its own, with a port and a state folder of its own. */
export class CourseServer {
  readonly #environment: ServerEnvironment;
  #child: ChildProcess | null = null;
  #port = '0';

  constructor(environment: ServerEnvironment) {
    this.#environment = environment;
  }

  /** Where the course is, without a slash at the end. */
  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  /** Resolves once pages are served; a server that is started again has the port that it had. */
  async start(): Promise<void> {
    const cache = process.env['SLIPWAY_CACHE'] ?? '/var/cache/slipway';
    const child = spawn(process.execPath, [program], {
      detached: true, // A Ctrl-C is for the tests: they stop the server when they are done with it.
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        SLIPWAY_HOME: process.env['SLIPWAY_HOME'] ?? `${cache}/test-home`,
        SLIPWAY_WARM_MACHINES: '1',
        ...this.#environment,
        HOST: '127.0.0.1',
        PORT: this.#port,
      },
    });
    this.#child = child;
    for await (const line of createInterface({ input: child.stdout })) {
      const port = /ready: http:\/\/localhost:(\d+)/.exec(line)?.[1];
      if (port === undefined) continue;
      this.#port = port;
      child.stdout.resume();
      return;
    }
    throw new Error('The server ended before it served a page. What it said stands above.');
  }

  /** As Ctrl-C does: sessions are hibernated, and go on after the next start. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  /** As a crash does: nothing is put away. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  async #end(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }
}
