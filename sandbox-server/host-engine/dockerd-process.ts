import { spawn } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { open, readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from 'pino';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { HostEnginePaths } from './dockerd-arguments.ts';
import { enginePings } from './engine-ping.ts';
import { endProcess, ownedProcess } from './owned-process.ts';

const startPatience = 30_000;
const watchInterval = 1_000;

/**
 * Keeps one `dockerd` alive. One that a killed server left behind is adopted, with the machines in
 * it; one that dies is started again.
 */
export class DockerdProcess {
  readonly events = new EventEmitter<{ down: []; up: [] }>();
  readonly #paths: HostEnginePaths;
  readonly #args: readonly string[];
  readonly #log: Logger;
  #up = false;
  #disposed = false;
  #watching: Promise<void> | undefined;

  constructor(paths: HostEnginePaths, args: readonly string[], log: Logger) {
    this.#paths = paths;
    this.#args = args;
    this.#log = log;
  }

  /** @throws SlipwayError `host-engine-down` with the last lines of its log */
  async start(): Promise<void> {
    await writeFile(`${this.#paths.runFolder}/daemon.json`, '{}\n');
    if (await this.#adopt()) this.#log.info('adopted the host engine of an earlier run');
    else await this.#launch();
    this.#up = true;
    this.#watching = this.#watch();
  }

  isUp(): boolean {
    return this.#up;
  }

  async dispose(): Promise<void> {
    this.#disposed = true;
    await this.#watching;
    const pid = await this.#pid();
    if (pid !== null) await endProcess(pid, 15_000);
    this.#up = false;
  }

  #pid(): Promise<number | null> {
    return ownedProcess(this.#paths.pidFile, this.#paths.pidFile);
  }

  async #adopt(): Promise<boolean> {
    const pid = await this.#pid();
    if (pid === null) return false;
    for (let attempt = 0; attempt < 5; attempt++) {
      if (await enginePings(this.#paths.socket)) return true;
      await sleep(500);
    }
    this.#log.warn({ pid }, 'the host engine of an earlier run does not answer; ending it');
    await endProcess(pid, 5_000);
    return false;
  }

  async #launch(): Promise<void> {
    await rm(this.#paths.pidFile, { force: true });
    await rm(this.#paths.socket, { force: true });
    await endContainerd(this.#paths);
    const log = await open(this.#paths.log, 'w');
    try {
      const child = spawn('dockerd', this.#args, {
        detached: true, // A Ctrl-C at the terminal is for us: machines are hibernated first.
        stdio: ['ignore', log.fd, log.fd],
      });
      let ended: string | undefined;
      child.on('error', (error) => (ended = error.message));
      child.on('exit', (code, signal) => (ended = `ended with ${code ?? signal}`));
      child.unref();
      const started = Date.now();
      while (!(await enginePings(this.#paths.socket))) {
        if (ended !== undefined || Date.now() - started > startPatience) {
          throw await this.#startError(ended ?? `no answer in ${startPatience / 1000} s`);
        }
        await sleep(25);
      }
    } finally {
      await log.close();
    }
  }

  async #startError(found: string): Promise<SlipwayError> {
    const text = await readFile(this.#paths.log, 'utf8').catch(() => '');
    const last = text.trim().split('\n').slice(-5);
    return new SlipwayError('host-engine-down', 'The Docker engine for machines did not start.', {
      expected: 'a dockerd that answers on its socket',
      found: [found, last.at(-1)].filter(Boolean).join(': '),
      remedy: `Read ${this.#paths.log}, then run \`npm run doctor\`.`,
      detail: { last: last.join('\n') },
    });
  }

  async #watch(): Promise<void> {
    while (!this.#disposed) {
      await sleep(watchInterval);
      if (this.#disposed || (await this.#pid()) !== null) continue;
      this.#up = false;
      this.#log.error('the host engine died; starting it again');
      this.events.emit('down');
      try {
        await this.#launch();
        this.#up = true;
        this.#log.info('the host engine is back');
        this.events.emit('up');
      } catch (error) {
        this.#log.error({ err: error }, 'the host engine could not be started again');
      }
    }
  }
}

/**
 * A dockerd that was killed leaves its containerd behind, which would keep the new one out; so would
 * its pidfile, where the first process has not buried it yet: dockerd takes a zombie for alive.
 */
async function endContainerd(paths: HostEnginePaths): Promise<void> {
  const folder = `${paths.runFolder}/exec/containerd`;
  const pidFile = `${folder}/containerd.pid`;
  const pid = await ownedProcess(pidFile, folder);
  if (pid !== null) await endProcess(pid, 5_000);
  await rm(pidFile, { force: true });
}
