import type { Duplex } from 'node:stream';
import PQueue from 'p-queue';
import type { Logger } from 'pino';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';
import { Turns } from '../sequencing/turns.ts';
import type {
  CallOptions,
  Driver,
  ExecOptions,
  ExecProcess,
  MachineRef,
  MachineStatus,
  StartOptions,
  TerminalOptions,
  TerminalProcess,
} from './driver.ts';

/** Milliseconds after which a verb is given up; starts are as slow as the slowest disk allows. */
const deadlines = {
  start: 90_000,
  resume: 90_000,
  hibernate: 60_000,
  destroy: 60_000,
  reach: 15_000,
};

/** Two at a time: eight machines started at once are each slower than two by two. */
const startsAtOnce = 2;

/**
 * Wraps any driver with what every driver needs: starts are queued, verbs on one machine follow one
 * another, everything has a deadline, and every failure is a logged `SlipwayError`.
 */
export class ManagedDriver implements Driver {
  readonly name: string;
  readonly #driver: Driver;
  readonly #log: Logger;
  readonly #starts = new PQueue({ concurrency: startsAtOnce });
  readonly #lifecycles = new Turns();
  #disposed: Promise<void> | undefined;

  constructor(driver: Driver, log: Logger) {
    this.name = driver.name;
    this.#driver = driver;
    this.#log = log;
  }

  start({ signal, onReachable }: StartOptions = {}): Promise<MachineRef> {
    return this.#starts.add(() =>
      this.#guard('start', deadlines.start, signal, async (within) => {
        const ref = await this.#driver.start({
          signal: within,
          ...(onReachable && { onReachable }),
        });
        if (!within.aborted) return ref;
        await this.#driver.destroy(ref); // It came up after nobody waited for it any more.
        throw within.reason;
      }),
    );
  }

  resume(ref: MachineRef, { signal }: CallOptions = {}): Promise<void> {
    return this.#starts.add(() =>
      this.#lifecycles.take(ref.id, () =>
        this.#guard('resume', deadlines.resume, signal, (within) =>
          this.#driver.resume(ref, { signal: within }),
        ),
      ),
    );
  }

  hibernate(ref: MachineRef): Promise<void> {
    return this.#lifecycles.take(ref.id, () =>
      this.#guard('hibernate', deadlines.hibernate, undefined, () => this.#driver.hibernate(ref)),
    );
  }

  destroy(ref: MachineRef): Promise<void> {
    return this.#lifecycles.take(ref.id, () =>
      this.#guard('destroy', deadlines.destroy, undefined, () => this.#driver.destroy(ref)),
    );
  }

  inspect(ref: MachineRef): Promise<MachineStatus> {
    return this.#guard('inspect', deadlines.reach, undefined, () => this.#driver.inspect(ref));
  }

  list(): Promise<readonly MachineRef[]> {
    return this.#guard('list', deadlines.reach, undefined, () => this.#driver.list());
  }

  addressOf(ref: MachineRef): Promise<string> {
    return this.#guard('addressOf', deadlines.reach, undefined, () => this.#driver.addressOf(ref));
  }

  exec(ref: MachineRef, options: ExecOptions): Promise<ExecProcess> {
    return this.#guard('exec', deadlines.reach, options.signal, (signal) =>
      this.#driver.exec(ref, { ...options, signal }),
    );
  }

  openTerminal(ref: MachineRef, options: TerminalOptions): Promise<TerminalProcess> {
    return this.#guard('openTerminal', deadlines.reach, options.signal, (signal) =>
      this.#driver.openTerminal(ref, { ...options, signal }),
    );
  }

  connectPort(ref: MachineRef, port: number, { signal }: CallOptions = {}): Promise<Duplex> {
    return this.#guard('connectPort', deadlines.reach, signal, (within) =>
      this.#driver.connectPort(ref, port, { signal: within }),
    );
  }

  connectEngine(ref: MachineRef, { signal }: CallOptions = {}): Promise<Duplex> {
    return this.#guard('connectEngine', deadlines.reach, signal, (within) =>
      this.#driver.connectEngine(ref, { signal: within }),
    );
  }

  dispose(): Promise<void> {
    this.#disposed ??= this.#lifecycles.settled().then(() => this.#driver.dispose());
    return this.#disposed;
  }

  async #guard<Result>(
    verb: string,
    milliseconds: number,
    signal: AbortSignal | undefined,
    call: (signal: AbortSignal) => Promise<Result>,
  ): Promise<Result> {
    if (this.#disposed) throw new SlipwayError('host-engine-down', told('hostEngine.stopping'));
    const started = performance.now();
    const deadline = AbortSignal.timeout(milliseconds);
    const within = signal ? AbortSignal.any([signal, deadline]) : deadline;
    try {
      const result = await untilAborted(call(within), within);
      const took = Math.round(performance.now() - started);
      this.#log.debug({ verb, milliseconds: took }, 'driver call');
      return result;
    } catch (error) {
      if (signal?.aborted) throw signal.reason;
      throw this.#translate(verb, deadline.aborted ? milliseconds : null, error);
    }
  }

  #translate(verb: string, overdue: number | null, cause: unknown): SlipwayError {
    const error =
      overdue !== null
        ? new SlipwayError('deadline-exceeded', told('machine.slow', { seconds: overdue / 1000 }), {
            cause,
          })
        : cause instanceof SlipwayError
          ? cause
          : hostEngineDown(cause);
    // A closed port is an answer, not a failure of ours.
    if (error.code !== 'port-closed') this.#log.warn({ verb, err: cause }, 'driver call failed');
    return error;
  }
}

function untilAborted<Result>(call: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason as Error);
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
    call.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort));
  });
}

function hostEngineDown(cause: unknown): SlipwayError {
  return new SlipwayError('host-engine-down', told('hostEngine.silent'), {
    found: cause instanceof Error ? cause.message : String(cause),
    cause,
  });
}
