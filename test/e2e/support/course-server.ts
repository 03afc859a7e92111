import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('serve.ts', import.meta.url));

/** What a test changes in the server's environment. */
export type ServerEnvironment = Readonly<Record<string, string>>;

/** The whole product in a process of its own, with a port and a state folder of its own. */
export class CourseServer {
  readonly #environment: ServerEnvironment;
  #child: ChildProcess | null = null;
  readonly #asksSignIn: boolean;
  #port = '0';
  #firstAdministratorLink: string | null = null;

  /** @param options.asksSignIn as a server that others reach, in place of one for this machine's user */
  constructor(environment: ServerEnvironment, options: { asksSignIn?: boolean } = {}) {
    this.#environment = environment;
    this.#asksSignIn = options.asksSignIn ?? false;
  }

  /** Where the course is, without a slash at the end. */
  get url(): string {
    return `http://localhost:${this.#port}`;
  }

  /** What a server that asks for sign-in printed for whoever set it up; null where it has an administrator. */
  get firstAdministratorLink(): string | null {
    return this.#firstAdministratorLink;
  }

  /** Resolves once pages are served; a server that is started again has the port that it had. */
  async start(): Promise<void> {
    const cache = process.env['SLIPWAY_CACHE'] ?? '/var/cache/slipway';
    // Such a server is told beforehand where people reach it.
    if (this.#asksSignIn && this.#port === '0') this.#port = await freePort();
    const child = spawn(process.execPath, [program], {
      detached: true, // A Ctrl-C is for the tests: they stop the server when they are done with it.
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...process.env,
        SLIPWAY_HOME: process.env['SLIPWAY_HOME'] ?? `${cache}/test-home`,
        SLIPWAY_WARM_MACHINES: '1',
        ...this.#environment,
        ...(this.#asksSignIn && { SLIPWAY_PUBLIC_URL: this.url }),
        HOST: '127.0.0.1',
        PORT: this.#port,
      },
    });
    this.#child = child;
    this.#firstAdministratorLink = null;
    for await (const line of createInterface({ input: child.stdout })) {
      this.#port = /ready: http:\/\/localhost:(\d+)/.exec(line)?.[1] ?? this.#port;
      const link = /http\S+\/welcome\/#\S+/.exec(line)?.[0];
      this.#firstAdministratorLink = link ?? this.#firstAdministratorLink;
      // The last line of what it says once it is ready.
      if (!line.includes('server.log')) continue;
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

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}
