import type { Logger } from 'pino';
import type { CheckReport, StepResult } from '../../protocol/check.ts';
import type { PublishedPort } from '../../protocol/engine.ts';
import type { SessionEvent } from '../../protocol/session-event.ts';
import { type CheckRunner, createCheckRunner } from '../checks/check-runner.ts';
import { createPortFacts } from '../checks/port-facts.ts';
import type { Lesson } from '../course/course-catalogue.ts';
import type { Driver } from '../drivers/driver.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { SessionRecord, SessionStore } from '../storage/storage.ts';
import type { OpenMachine } from './open-machine.ts';

/** Engine events after which the list of published ports may be another. */
const portEvents = new Set(['start', 'die', 'pause', 'unpause', 'rename']);
const portDelay = 60;

export interface LiveSessionOptions {
  readonly record: SessionRecord;
  readonly lesson: Lesson;
  readonly machine: OpenMachine;
  readonly driver: Driver;
  readonly store: SessionStore;
  /** Receives all that happens in the session. */
  readonly tell: (event: SessionEvent) => void;
  readonly log: Logger;
}

/**
 * A session whose machine runs: everything that happens in it comes out as events, and drives its
 * checks. Keeps nothing that is not also in the machine or in storage.
 */
export class LiveSession {
  readonly machine: OpenMachine;
  readonly #tell: (event: SessionEvent) => void;
  readonly #checks: CheckRunner;
  readonly #release: (() => void)[];
  #portTimer: NodeJS.Timeout | undefined;
  #lastPorts: PublishedPort[] = [];

  private constructor(options: LiveSessionOptions, done: ReadonlyMap<string, Date>) {
    const { record, lesson, machine, driver, store, log } = options;
    this.machine = machine;
    this.#tell = options.tell;
    this.#checks = createCheckRunner({
      exercise: lesson.exercise,
      language: record.language,
      doneSteps: new Map([...done].map(([step, at]) => [step, at.toISOString()])),
      facts: {
        state: () => machine.engine.state(),
        events: () => machine.engine.events(),
        readFile: (path) => readText(machine, path),
        ...createPortFacts((port, call) => driver.connectPort(machine.ref, port, call)),
      },
      onStep: (result) => {
        if (result.doneAt !== null) {
          store
            .markStepDone(record.id, result.step, new Date(result.doneAt))
            .catch((error: unknown) => log.error({ err: error }, 'a step could not be recorded'));
        }
        this.#tell({ type: 'step', result });
      },
      log,
    });
    this.#release = [
      machine.workspace.onChange((event) => {
        this.#tell(event);
        this.#checks.poke();
      }),
      machine.engine.onEvent((event) => {
        this.#tell({ type: 'engine', event });
        this.#checks.poke();
        if (event.type === 'container' && portEvents.has(event.action)) this.#tellPortsSoon();
      }),
      machine.engine.onReturn(() => {
        this.#checks.poke();
        this.#tellPortsSoon();
      }),
    ];
  }

  static async open(options: LiveSessionOptions): Promise<LiveSession> {
    const session = new LiveSession(options, await options.store.stepsDone(options.record.id));
    session.#checks.poke();
    return session;
  }

  report(): CheckReport {
    return this.#checks.report();
  }

  /** Evaluates a step now. @throws SlipwayError `unknown-step` */
  runChecks(step: string): Promise<StepResult> {
    return this.#checks.evaluate(step);
  }

  async ports(): Promise<PublishedPort[]> {
    this.#lastPorts = (await this.machine.engine.state()).ports;
    return this.#lastPorts;
  }

  /** The ports as they were told last. */
  get lastPorts(): readonly PublishedPort[] {
    return this.#lastPorts;
  }

  /** Ends the events; the machine and its lines stay. */
  dispose(): void {
    for (const release of this.#release) release();
    clearTimeout(this.#portTimer);
    this.#checks.dispose();
  }

  #tellPortsSoon(): void {
    clearTimeout(this.#portTimer);
    this.#portTimer = setTimeout(() => {
      this.ports().then(
        (ports) => this.#tell({ type: 'ports', ports }),
        () => undefined, // The engine went away; its return brings them.
      );
    }, portDelay);
  }
}

async function readText(machine: OpenMachine, path: string): Promise<string | null> {
  try {
    return (await machine.workspace.read(path)).content.toString('utf8');
  } catch (error) {
    const absent = ['file-not-found', 'not-a-file', 'outside-workspace'];
    if (error instanceof SlipwayError && absent.includes(error.code)) return null;
    throw error;
  }
}
