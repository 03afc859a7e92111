import type { Logger } from 'pino';
import type { CheckReport, StepResult } from '../../protocol/check.ts';
import type { PublishedPort } from '../../protocol/engine.ts';
import type { Language } from '../../protocol/language.ts';
import type { CheckFacts } from '../checks/check-facts.ts';
import { type CheckRunner, createCheckRunner } from '../checks/check-runner.ts';
import { nameLearner } from '../checks/name-learner.ts';
import { createPortFacts } from '../checks/port-facts.ts';
import { renderStep, type StepOutcome } from '../checks/step-outcome.ts';
import type { Lesson } from '../course/course-catalogue.ts';
import type { Driver } from '../drivers/driver.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { ProgressService } from '../progress/progress-service.ts';
import type { ClassroomRegistry } from '../registry/classroom-registry.ts';
import type { SessionRecord, SessionStore } from '../storage/sessions/session-store.ts';
import { DoneSteps } from './done-steps.ts';
import type { OpenMachine } from './open-machine.ts';
import type { SessionNews } from './session-news.ts';

/** Engine events after which the list of published ports may be another. */
const portEvents = new Set(['start', 'die', 'pause', 'unpause', 'rename']);
const portDelay = 60;

export interface LiveSessionOptions {
  readonly record: Pick<SessionRecord, 'id' | 'owner' | 'lesson'>;
  readonly lesson: Lesson;
  readonly machine: OpenMachine;
  readonly driver: Driver;
  readonly registry: ClassroomRegistry;
  readonly store: Pick<SessionStore, 'find' | 'stepsDone' | 'markStepDone'>;
  /** Is told of the learner's steps. */
  readonly progress: Pick<ProgressService, 'stepDone'>;
  /** Receives all that happens in the session. */
  readonly tell: (news: SessionNews) => void;
  readonly log: Logger;
}

/**
 * A session whose machine runs: everything that happens in it comes out as events, and drives its
 * checks. Keeps nothing that is not also in the machine or in storage.
 */
export class LiveSession {
  readonly machine: OpenMachine;
  /** What its checks look at. */
  readonly facts: CheckFacts;
  /** The learner's name in the classroom registry. */
  readonly user: string;
  readonly #tell: (news: SessionNews) => void;
  readonly #checks: CheckRunner;
  readonly #release: (() => void)[];
  #portTimer: NodeJS.Timeout | undefined;
  #lastPorts: PublishedPort[] = [];

  private constructor(
    options: LiveSessionOptions & { readonly address: string },
    done: ReadonlyMap<string, Date>,
  ) {
    const { record, lesson, machine, driver, registry, store, progress, log } = options;
    const account = registry.open(machine.ref.id, options.address, () => this.#checks.poke());
    const doneSteps = new DoneSteps({
      write: (step, doneAt) =>
        Promise.all([
          store.markStepDone(record.id, step, doneAt),
          // It may be another's by now: a guest who signed in.
          store
            .find(record.id)
            .then((now) =>
              progress.stepDone(now?.owner ?? record.owner, record.lesson, step, doneAt),
            ),
        ]),
      log,
    });
    this.machine = machine;
    this.user = account.user;
    this.facts = {
      state: () => machine.engine.state(),
      events: () => machine.engine.events(),
      readFile: (path) => readText(machine, path),
      registryImage: account.findImage,
      signIns: () => account.signIns(),
      ...createPortFacts((port, call) => driver.connectPort(machine.ref, port, call)),
    };
    this.#tell = options.tell;
    this.#checks = createCheckRunner({
      exercise: nameLearner(lesson.exercise, account.user),
      doneSteps: new Map([...done].map(([step, at]) => [step, at.toISOString()])),
      facts: this.facts,
      onStep: (outcome) => {
        if (outcome.doneAt !== null) doneSteps.add(outcome.step, new Date(outcome.doneAt));
        this.#tell({ type: 'step', outcome });
      },
      log,
    });
    this.#release = [
      () => account.dispose(),
      () => doneSteps.dispose(),
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
    const { driver, machine, record, store } = options;
    const [address, done] = await Promise.all([
      driver.addressOf(machine.ref),
      store.stepsDone(record.id),
    ]);
    const session = new LiveSession({ ...options, address }, done);
    session.#checks.poke();
    return session;
  }

  report(language: Language = 'en'): CheckReport {
    return { steps: this.#checks.report().map((step) => renderStep(step, language)) };
  }

  /** As {@link report}, in no language yet. */
  outcomes(): readonly StepOutcome[] {
    return this.#checks.report();
  }

  /** Evaluates a step now. @throws SlipwayError `unknown-step` */
  async runChecks(step: string, language: Language = 'en'): Promise<StepResult> {
    return renderStep(await this.#checks.evaluate(step), language);
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

/** Bytes of a file that checks look at. */
const mostChecked = 256 * 1024;

async function readText(machine: OpenMachine, path: string): Promise<string | null> {
  try {
    return (await machine.workspace.read(path)).content.toString('utf8', 0, mostChecked);
  } catch (error) {
    const absent = ['file-not-found', 'not-a-file', 'outside-workspace'];
    if (error instanceof SlipwayError && absent.includes(error.code)) return null;
    throw error;
  }
}
