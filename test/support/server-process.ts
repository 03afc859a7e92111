import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { testConfig } from './real-machines.ts';

const main = new URL('../../sandbox-server/main.ts', import.meta.url).href;
const script = `const { main } = await import(${JSON.stringify(main)}); await main();`;

/** The exit code, or the signal that ended it. */
type Exit = number | NodeJS.Signals;

/** A server in a process of its own, as `npm start` runs it, for tests that kill it. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #exited: Promise<Exit>;
  /** What it printed, both streams as one. */
  output = '';

  private constructor(environment: Record<string, string>) {
    const { home, cache } = testConfig();
    this.#child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PORT: '0',
        SLIPWAY_HOME: home,
        SLIPWAY_CACHE: cache,
        SLIPWAY_WARM_MACHINES: '1',
        SLIPWAY_SPARE_MACHINES: '0',
        ...environment,
      },
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
    }
    this.#exited = once(this.#child, 'close').then(([code, signal]) => (code ?? signal) as Exit);
  }

  /** Starts one and waits until it serves. */
  static async start(environment: Record<string, string> = {}): Promise<ServerProcess> {
    const server = new ServerProcess(environment);
    const exit = await Promise.race([server.#exited, server.#address().then(() => null)]);
    if (exit === null) return server;
    throw new Error(`the server ended with ${exit}:\n${server.output}`);
  }

  /** Runs one that is not expected to serve to its end. */
  static async run(environment: Record<string, string>): Promise<{ code: Exit; output: string }> {
    const server = new ServerProcess(environment);
    void server.#address().then(() => server.stop());
    return { code: await server.#exited, output: server.output };
  }

  get url(): string {
    return /http:\/\/localhost:\d+/.exec(this.output)?.[0] ?? '';
  }

  get pid(): number {
    return this.#child.pid ?? NaN;
  }

  /** Ends it without a chance to tidy up. */
  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.#exited;
  }

  /** Asks it to end. */
  async stop(): Promise<Exit> {
    this.#child.kill('SIGTERM');
    return this.#exited;
  }

  async #address(): Promise<string> {
    while (this.url === '') await new Promise((resolve) => setTimeout(resolve, 20));
    return this.url;
  }
}
