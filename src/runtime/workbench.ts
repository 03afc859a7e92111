import { computed, signal, type ReadonlySignal, type Signal } from '@preact/signals-core';
import type { CheckReport } from '../../protocol/check.ts';
import type { Session, StartingPoint } from '../../protocol/session.ts';
import { hasServer } from './found-server.ts';
import type { LessonOnPage } from './lesson-on-page.ts';
import type { LessonRuntime } from './lesson-runtime.ts';
import { loadModule } from './load-module.ts';
import type { LiveSession } from './live-session.ts';
import { asProblem, type PageProblem } from './problem-error.ts';
import { recall } from './remembered.ts';
import type { CommandRun } from './run-command.ts';
import { StaticWorkbench } from './static-workbench.ts';

/** The parts of the page of which a small screen shows one at a time. */
export type Pane = 'read' | 'editor' | 'terminal' | 'preview';

declare global {
  interface DocumentEventMap {
    /** A pane is wanted in front: said by the page's bar of panes, or by the workbench. */
    'slipway:pane': CustomEvent<Pane>;
  }
}

/**
 * What the lesson's components and the workbench share on a page. None of its promises rejects:
 * what goes wrong is shown in the workbench, from {@link problem}.
 */
export interface WorkbenchFacade {
  readonly session: ReadonlySignal<Session | null>;
  readonly checks: ReadonlySignal<CheckReport>;
  readonly connection: ReadonlySignal<'idle' | 'connecting' | 'online' | 'lost'>;
  /** The session with its files and terminals; null before the first start. */
  readonly live: ReadonlySignal<LiveSession | null>;
  /** Where commands happen: the session, or what stands for one; null before the first start. */
  readonly runtime: ReadonlySignal<LessonRuntime | null>;
  /** Whether a session is being asked for, or looked for after a reload. */
  readonly isOpening: ReadonlySignal<'starting' | 'restoring' | null>;
  /** What the next session is to begin with; null leaves it to the server. */
  readonly startFrom: Signal<StartingPoint | null>;
  /** What last went wrong and was not dismissed. */
  readonly problem: ReadonlySignal<PageProblem | null>;
  /** Names the page's lesson, and goes on with its session where this browser had one. */
  attach(lesson: LessonOnPage): void;
  /** Starts or wakes a session where there is none; resolves when it is ready, or cannot be. */
  start(): Promise<void>;
  /** Types a command into a terminal, once the machine has all that the editor shows. */
  run(run: CommandRun): Promise<void>;
  /**
   * Runs a Python file of the workspace in the page's own way: in the session, or in the browser.
   * Where there is no such file yet, it is put there with this content first.
   */
  runFile(path: string, content: string): Promise<void>;
  /** Writes a file of the lesson into the workspace, shown in the editor. */
  putFile(path: string, content: string): Promise<void>;
  /** Evaluates a step's checks now. */
  runChecks(step: string): Promise<void>;
  openFile(path: string): void;
  /** Brings a part to the front, where not all can be seen. */
  showPane(pane: Pane): void;
  /** Runs `work` on the session there is, and shows what goes wrong. */
  attempt(work: (live: LiveSession) => Promise<void>): Promise<void>;
  /** Shows a problem that was met elsewhere on the page. */
  readonly report: (problem: PageProblem) => void;
  dismissProblem(): void;
}

/** Not needed before there is a session. */
const sessionModule = () => import('./start-session.ts');

class Workbench implements WorkbenchFacade {
  readonly live = signal<LiveSession | null>(null);
  readonly isOpening = signal<'starting' | 'restoring' | null>(null);
  readonly startFrom = signal<StartingPoint | null>(null);
  readonly problem = signal<PageProblem | null>(null);
  readonly runtime = this.live;
  readonly session = computed(() => this.live.value?.session.value ?? null);
  readonly checks = computed(() => this.live.value?.checks.value ?? { steps: [] });
  readonly connection = computed(() => this.live.value?.connection.value ?? 'idle');
  readonly #base: string;
  readonly #lesson = Promise.withResolvers<LessonOnPage>();
  #opening: Promise<LiveSession | null> | null = null;

  constructor(base: string) {
    this.#base = base;
  }

  attach(lesson: LessonOnPage): void {
    this.#lesson.resolve(lesson);
    if (recall(lesson.lesson)) void this.#reporting(() => this.#restore());
  }

  start(): Promise<void> {
    return this.#reporting(async () => void (await this.#ready()));
  }

  run(run: CommandRun): Promise<void> {
    return this.#reporting(async () => {
      this.showPane('terminal');
      const live = await this.#ready();
      await live.run(run);
    });
  }

  async runFile(path: string, content: string): Promise<void> {
    await this.#reporting(async () => {
      const { files } = await this.#ready();
      if (!files.entries.peek().has(path)) await files.put(path, content);
    });
    if (this.problem.peek() === null) {
      await this.run({ command: `python3 ${path}`, terminal: 'main', interrupt: false });
    }
  }

  putFile(path: string, content: string): Promise<void> {
    return this.#reporting(async () => {
      this.showPane('editor');
      const live = await this.#ready();
      await live.files.put(path, content);
    });
  }

  runChecks(step: string): Promise<void> {
    return this.#reporting(async () => {
      const live = await this.#ready();
      await live.files.saveAll();
      await live.runChecks(step);
    });
  }

  openFile(path: string): void {
    this.showPane('editor');
    void this.#reporting(async () => void (await this.#ready()).files.open(path));
  }

  showPane(pane: Pane): void {
    document.dispatchEvent(new CustomEvent<Pane>('slipway:pane', { detail: pane }));
  }

  attempt(work: (live: LiveSession) => Promise<void>): Promise<void> {
    return this.#reporting(async () => {
      const live = this.live.peek();
      if (live) await work(live);
    });
  }

  dismissProblem(): void {
    this.problem.value = null;
  }

  async #ready(): Promise<LiveSession> {
    const restored = await this.#opening;
    const live = restored ?? this.live.peek();
    const state = live?.session.peek().state;
    if (live && state !== 'ended' && state !== 'failed') {
      if (state === 'hibernated') await live.resume();
      await live.ready();
      return live;
    }
    const started = await this.#open('starting', async (lesson) => {
      const { startSession } = await loadModule(sessionModule);
      return startSession(this.#base, lesson, this.startFrom.peek(), this.report);
    });
    this.startFrom.value = null; // The one after it goes on with what this one leaves.
    await started!.ready();
    return started!;
  }

  async #restore(): Promise<void> {
    await this.#open('restoring', async (lesson) => {
      const { restoreSession } = await loadModule(sessionModule);
      return restoreSession(this.#base, lesson, this.report);
    });
  }

  /** One at a time: two presses of Start give one session. */
  #open(
    how: 'starting' | 'restoring',
    open: (lesson: LessonOnPage) => Promise<LiveSession | null>,
  ): Promise<LiveSession | null> {
    this.#opening ??= (async () => {
      this.isOpening.value = how;
      try {
        const opened = await open(await this.#lesson.promise);
        this.live.peek()?.dispose();
        this.live.value = opened;
        return opened;
      } finally {
        this.isOpening.value = null;
        this.#opening = null;
      }
    })();
    return this.#opening;
  }

  readonly report = (problem: PageProblem): void => {
    this.problem.value = problem;
  };

  async #reporting(work: () => Promise<void>): Promise<void> {
    try {
      this.problem.value = null;
      await work();
    } catch (thrown) {
      this.report(asProblem(thrown));
    }
  }
}

let ofThisPage: WorkbenchFacade | undefined;

/** The page's workbench; the same for every caller. */
export function workbench(): WorkbenchFacade {
  // While the site is built there is no location, and nothing asks the server.
  const base = globalThis.location?.origin ?? 'http://localhost';
  ofThisPage ??= hasServer() ? createWorkbench(base) : new StaticWorkbench(base);
  return ofThisPage;
}

/** A workbench of its own, on the server at `base`. */
export function createWorkbench(base: string): WorkbenchFacade {
  return new Workbench(base);
}
