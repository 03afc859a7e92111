import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { WorkspaceFile } from '../../course/read-folder.ts';
import type { Check } from '../../protocol/check.ts';
import type { CheckFacts } from '../checks/check-facts.ts';
import { evaluateStep } from '../checks/evaluate-step.ts';
import { createPortFacts } from '../checks/port-facts.ts';
import type { PatternSearch } from '../checks/pattern-search.ts';
import { rememberFacts } from '../checks/remember-facts.ts';
import type { CheckOutcome } from '../checks/step-outcome.ts';
import type { Driver } from '../drivers/driver.ts';
import type { MachinePool, PooledMachine } from '../sessions/machine-pool.ts';
import { readerOf } from './frozen-facts.ts';
import { runCommand } from './run-command.ts';

export interface GradingLimits {
  /** Of one command. */
  readonly commandMs: number;
  /** Of all commands together; what has not run by then does not. */
  readonly wholeMs: number;
  /** How long a server that was started may take until it answers. */
  readonly settleMs: number;
}

export const gradingLimits: GradingLimits = {
  commandMs: 150_000,
  wholeMs: 300_000,
  settleMs: 20_000,
};

export interface CleanRun {
  readonly files: readonly WorkspaceFile[];
  readonly runs: readonly string[];
  readonly checks: readonly Check[];
  /** One for all checks of the submission. */
  readonly search: PatternSearch;
  readonly signal: AbortSignal;
}

export interface CleanResult {
  readonly outcomes: readonly CheckOutcome[];
  /** The commands and what they printed. */
  readonly log: string;
}

export interface CleanMachineOptions {
  readonly pool: Pick<MachinePool, 'takePatiently' | 'remove'>;
  readonly driver: Driver;
  readonly limits?: GradingLimits;
}

const pauseMs = 500;
/** What answers, and answers something else, does so after a moment or not at all. */
const briefMs = 4_000;

/**
 * Rebuilds what was submitted in a machine that no learner has touched, looks at it from outside, and
 * removes the machine, however that ends. Checks never enter it: it is asked as any machine is.
 * Rejects where the machine cannot be had or is lost.
 */
export class CleanMachine {
  readonly #options: CleanMachineOptions;

  constructor(options: CleanMachineOptions) {
    this.#options = options;
  }

  async judge(run: CleanRun): Promise<CleanResult> {
    const { pool } = this.#options;
    const pooled = await pool.takePatiently(run.signal);
    try {
      return await this.#judgeIn(pooled, run);
    } finally {
      await pool.remove(pooled);
    }
  }

  async #judgeIn({ machine }: PooledMachine, run: CleanRun): Promise<CleanResult> {
    const { driver, limits = gradingLimits } = this.#options;
    const { files, runs, signal } = run;
    await machine.workspace.place(
      files.map(({ path, content, executable }) => ({
        ...{ path, content, mode: executable ? 0o755 : 0o644 },
      })),
    );
    const log: string[] = [];
    const until = performance.now() + limits.wholeMs;
    for (const command of runs) {
      const left = Math.min(limits.commandMs, until - performance.now());
      if (left <= 0) {
        log.push(`$ ${command}\n[not run: the time for grading was over]`);
        continue;
      }
      const { exitCode, output } = await runCommand(driver, machine.ref, {
        ...{ command, signal, timeoutMs: left },
      });
      const end = exitCode === null ? 'stopped: it took too long' : `exit code ${exitCode}`;
      log.push(`$ ${command}\n${output.trimEnd()}\n[${end}]`);
    }
    const facts: CheckFacts = {
      state: () => machine.engine.state(),
      events: () => machine.engine.events(),
      readFile: readerOf(files),
      registryImage: async () => null,
      signIns: () => ({ accepted: 0, refused: 0 }),
      ...createPortFacts((port, call) => driver.connectPort(machine.ref, port, call)),
    };
    return {
      outcomes: await settle(run, facts, limits.settleMs),
      log: log.join('\n\n'),
    };
  }
}

/** Evaluates until all pass, for servers take a while to listen. @throws where none can be evaluated */
async function settle(
  { checks, search, signal }: CleanRun,
  facts: CheckFacts,
  settleMs: number,
): Promise<CheckOutcome[]> {
  const [soon, until] = [briefMs, settleMs].map((wait) => performance.now() + wait) as [
    number,
    number,
  ];
  for (;;) {
    signal.throwIfAborted();
    let cause: unknown;
    const onError = (error: unknown) => (cause = error);
    const outcomes = await evaluateStep(checks, rememberFacts(facts), {
      ...{ onError, search, pause: setImmediate },
    });
    if (outcomes.every(({ status }) => status === 'passed')) return outcomes;
    const isSlow = outcomes.some(mayComeYet);
    if (performance.now() > (isSlow ? until : Math.min(until, soon))) {
      if (cause !== undefined) throw cause;
      return outcomes;
    }
    await sleep(pauseMs, undefined, { signal });
    search.renew();
  }
}

/** A port that is published and silent, or a machine that could not be asked. */
const mayComeYet = ({ status, found }: CheckOutcome) =>
  status === 'errored' || (typeof found === 'object' && /^(?:http\.silent|port\.)/.test(found.key));
