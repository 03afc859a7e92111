import { readFile, realpath } from 'node:fs/promises';
import Docker from 'dockerode';
import { healthSchema } from '../../protocol/health.ts';
import { hostEnginePaths } from '../../sandbox-server/host-engine/dockerd-arguments.ts';
import type { HostNetwork } from '../../sandbox-server/host-engine/host-engine.ts';
import { hostEngineId, networkOfBlock } from '../../sandbox-server/host-engine/network-plan.ts';
import { ApiClient } from '../support/api-client.ts';
import { ServerProcess } from '../support/server-process.ts';

export interface BenchServerOptions {
  readonly home: string;
  readonly warmMachines: number;
  /** None where left out. */
  readonly spareMachines?: number;
  /** SQLite in the state folder where left out. */
  readonly databaseUrl?: string;
}

/** The server under test, in a process of its own, so that its work is not counted with ours. */
export class BenchServer {
  readonly api: ApiClient;
  /** The host engine that the server started, and its socket. */
  readonly docker: Docker;
  readonly socketPath: string;
  readonly network: HostNetwork;
  readonly #process: ServerProcess;
  readonly #home: string;
  readonly #end = () => void process.kill(this.#process.pid, 'SIGTERM');
  #stopped: Promise<unknown> | undefined;

  private constructor(server: ServerProcess, home: string, block: number) {
    const id = hostEngineId(home);
    this.api = new ApiClient(server.url);
    this.network = networkOfBlock(id, block);
    this.socketPath = hostEnginePaths(home, id).socket;
    this.docker = new Docker({ socketPath: this.socketPath });
    this.#process = server;
    this.#home = home;
    process.on('exit', this.#end); // A benchmark that is broken off leaves no server running.
  }

  /** Starts a server as `npm start` does once all is set up, on any free port. */
  static async start(options: BenchServerOptions): Promise<BenchServer> {
    const server = await ServerProcess.start({
      SLIPWAY_HOME: options.home,
      SLIPWAY_WARM_MACHINES: String(options.warmMachines),
      SLIPWAY_SPARE_MACHINES: String(options.spareMachines ?? 0),
      SLIPWAY_LOG_LEVEL: 'debug',
      ...(options.databaseUrl !== undefined && { DATABASE_URL: options.databaseUrl }),
    });
    const home = await realpath(options.home);
    const saved: unknown = JSON.parse(await readFile(`${home}/network.json`, 'utf8'));
    return new BenchServer(server, home, (saved as { block: number }).block);
  }

  /** Waits until as many machines are warm. */
  async untilWarm(machines: number): Promise<void> {
    for (;;) {
      const { body } = await this.api.call('GET', '/api/health');
      if (healthSchema.parse(body).machines.warm >= machines) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Waits until as many machines run: without sessions these are the spare ones. */
  async untilRunning(machines: number): Promise<void> {
    while ((await this.docker.listContainers()).length < machines) {
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  /** Resident memory of the server's process in megabytes of 2²⁰ bytes. */
  async residentMegabytes(): Promise<number> {
    const status = await readFile(`/proc/${this.#process.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
  }

  /** Milliseconds of each call of the machine driver so far, by verb, from the server's log. */
  async driverCalls(): Promise<Map<string, number[]>> {
    const calls = new Map<string, number[]>();
    for (const line of (await readFile(`${this.#home}/server.log`, 'utf8')).trim().split('\n')) {
      const entry = JSON.parse(line) as { pid: number; verb?: string; milliseconds?: number };
      const { pid, verb, milliseconds } = entry;
      if (pid !== this.#process.pid || verb === undefined || milliseconds === undefined) continue;
      calls.set(verb, [...(calls.get(verb) ?? []), milliseconds]);
    }
    return calls;
  }

  /** Stops the server, and with it all that it started. Done again, it waits for the first. */
  async dispose(): Promise<void> {
    process.off('exit', this.#end);
    this.#stopped ??= this.#process.stop();
    await this.#stopped;
  }
}
