import type { Logger } from 'pino';
import type { Driver, ExecProcess, MachineRef } from '../drivers/driver.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';
import { AgentConnection } from './agent-connection.ts';
import type { AgentEvent } from './agent-messages.ts';
import { RestartBudget } from './restart-budget.ts';

/** `-S` leaves out Debian's site packages, for which the agent has no use; `-B` writes no caches. */
const command = ['python3', '-I', '-S', '-B', '/usr/local/lib/slipway/workspace-agent.py'];
const workspaceFolder = '/home/learner/app';
const afterFailureMs = 1_000;

export interface AgentSupervisorOptions {
  readonly driver: Pick<Driver, 'exec'>;
  readonly ref: MachineRef;
  readonly log: Logger;
  readonly deadlineMs: number;
  readonly onEvent: (event: AgentEvent) => void;
  /** A new agent serves in another's place: what changed between the two is not known. */
  readonly onRestart: () => void;
}

/** Keeps an agent running in a machine, within a {@link RestartBudget}. */
export class AgentSupervisor {
  readonly #options: AgentSupervisorOptions;
  readonly #budget = new RestartBudget();
  readonly #abort = new AbortController();
  #current: Promise<AgentConnection> | null = null;
  #hasServed = false;
  #timer: NodeJS.Timeout | undefined;

  constructor(options: AgentSupervisorOptions) {
    this.#options = options;
  }

  /** The agent that serves, started where there is none. @throws `machine-failed`, or the driver's */
  connection(): Promise<AgentConnection> {
    if (this.#abort.signal.aborted) return Promise.reject(closed());
    if (this.#current) return this.#current;
    if (this.#budget.waitMs() > 0) return Promise.reject(givenUp());
    clearTimeout(this.#timer);
    const starting = this.#start();
    this.#current = starting;
    starting.catch(() => {
      if (this.#current === starting) this.#current = null;
    });
    return starting;
  }

  dispose(): void {
    this.#abort.abort(closed());
    clearTimeout(this.#timer);
  }

  async #start(): Promise<AgentConnection> {
    const { log, deadlineMs } = this.#options;
    const started = performance.now();
    const process = await this.#exec();
    this.#budget.spend(); // Only now: a host engine that is away is no fault of this machine's.
    const ready = Promise.withResolvers<null>();
    const onEvent = (event: AgentEvent) => {
      if (event.event === 'ready') ready.resolve(null);
      else if (event.event === 'notice') log.warn({ notice: event.message }, 'workspace agent');
      else this.#options.onEvent(event);
    };
    const connection = new AgentConnection({ process, log, deadlineMs, onEvent });
    const close = () => void connection.drop(closed());
    this.#abort.signal.addEventListener('abort', close);
    if (this.#abort.signal.aborted) close(); // A driver may hand over what we no longer wait for.
    const timer = setTimeout(() => connection.drop(new Error('not ready in time')), deadlineMs);
    const end = await Promise.race([ready.promise, connection.ended]);
    clearTimeout(timer);
    void connection.ended.then((reason) => {
      this.#abort.signal.removeEventListener('abort', close);
      if (!end) this.#replace(reason);
    });
    if (end) throw notStarted(end);
    log.debug({ ms: Math.round(performance.now() - started) }, 'workspace agent ready');
    if (this.#hasServed) this.#options.onRestart();
    this.#hasServed = true;
    return connection;
  }

  /** The driver's exec, given up with the workspace or when it takes too long. */
  async #exec(): Promise<ExecProcess> {
    const { driver, ref, deadlineMs } = this.#options;
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(tooSlow(deadlineMs)), deadlineMs);
    const signal = AbortSignal.any([this.#abort.signal, late.signal]);
    try {
      const all = [...command, workspaceFolder];
      return await driver.exec(ref, { command: all, user: 'learner', signal });
    } finally {
      clearTimeout(timer);
    }
  }

  #replace(reason: Error): void {
    this.#current = null;
    if (this.#abort.signal.aborted) return;
    this.#options.log.warn({ err: reason }, 'the workspace agent ended; starting it again');
    this.#startAgain(0);
  }

  /** So that changes are told although nobody calls. Ends with the machine. */
  #startAgain(delayMs: number): void {
    clearTimeout(this.#timer);
    const wait = Math.max(delayMs, this.#budget.waitMs());
    const start = () =>
      this.connection().catch((error: unknown) => {
        if (this.#abort.signal.aborted) return;
        this.#options.log.warn({ err: error }, 'the workspace agent could not be started again');
        const lost = error instanceof SlipwayError && error.code === 'machine-lost';
        if (!lost) this.#startAgain(afterFailureMs);
      });
    if (wait === 0) void start();
    else this.#timer = setTimeout(() => void start(), wait).unref();
  }
}

function notStarted(cause: Error): SlipwayError {
  if (cause instanceof SlipwayError) return cause;
  return new SlipwayError('machine-failed', told('files.unreachable'), {
    detail: { agent: cause.message },
    cause,
  });
}

function givenUp(): SlipwayError {
  return new SlipwayError('machine-failed', told('files.givenUp'));
}

function tooSlow(deadlineMs: number): SlipwayError {
  return new SlipwayError(
    'deadline-exceeded',
    told('files.slowToOpen', { seconds: deadlineMs / 1000 }),
  );
}

function closed(): SlipwayError {
  return new SlipwayError('machine-failed', told('files.closed'));
}
