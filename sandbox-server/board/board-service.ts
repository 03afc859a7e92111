import type { BoardLearner, BoardLessons } from '../../protocol/board.ts';
import type { Language } from '../../protocol/language.ts';
import { renderStep, type StepOutcome } from '../checks/step-outcome.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';
import type { ProgressStore } from '../storage/progress/progress-store.ts';
import { told } from '../words/told.ts';
import type { BoardViewer } from './board-viewer.ts';
import type { ClassScope } from './class-scope.ts';
import { viewConsent } from './consent-view.ts';
import type { Consents } from './consents.ts';
import type { HelpDesk } from './help-desk.ts';
import { LiveBoard } from './live-board.ts';
import type { WorkTracker } from './work-tracker.ts';

export interface BoardServiceOptions {
  readonly scope: ClassScope;
  readonly tracker: WorkTracker;
  readonly desk: HelpDesk;
  readonly consents: Consents;
  readonly progress: Pick<ProgressStore, 'stepsIn'>;
  readonly outcomes: (session: string) => readonly StepOutcome[] | undefined;
  readonly onError: (error: unknown) => void;
}

interface OpenBoard {
  readonly class: string;
  readonly board: LiveBoard;
  viewers: number;
}

/** Boards that somebody looks at: one for each class and lesson, however many look. */
export class BoardService {
  readonly #options: BoardServiceOptions;
  readonly #boards = new Map<string, OpenBoard>();
  readonly #release: (() => void)[];

  constructor(options: BoardServiceOptions) {
    this.#options = options;
    const { tracker, desk, consents } = options;
    this.#release = [
      tracker.onChange((work) => this.#each(({ board }) => board.worked(work))),
      desk.onChange((request) =>
        this.#each((open) => open.class === request.class && open.board.helpChanged()),
      ),
      consents.onChange((record) =>
        this.#each(
          (open) => open.class === record.class && open.board.consentChanged(viewConsent(record)),
        ),
      ),
    ];
  }

  /**
   * Lets somebody look until the returned function is called, or `viewer.close`.
   * @throws SlipwayError `unknown-class`, `forbidden`, `unknown-lesson`
   */
  async look(classId: string, lesson: string, viewer: BoardViewer): Promise<() => void> {
    const open = await this.#open(viewer.actor, classId, lesson);
    let leave = () => {};
    const release = () => {
      leave();
      this.#close(open);
    };
    try {
      leave = await open.board.join(viewer);
    } catch (error) {
      release();
      throw error;
    }
    let isIn = true;
    return () => {
      if (isIn) release();
      isIn = false;
    };
  }

  /** Lessons that there is a board of. */
  async lessons(actor: Actor, classId: string, language: Language): Promise<BoardLessons> {
    const { scope, tracker } = this.#options;
    await scope.assist(actor, classId);
    const learners = new Set((await scope.learners(classId)).map(({ person }) => person));
    const lessons = (await scope.lessons(classId, language)).map((each) => {
      const works = [...tracker.inLesson(each.lesson).values()];
      const running = works.filter((work) => work.isRunning && learners.has(work.session.owner));
      return { ...each, running: running.length };
    });
    return { lessons };
  }

  /** One learner, with what their checks last found. @throws SlipwayError `unknown-person` */
  async learner(
    actor: Actor,
    classId: string,
    lesson: string,
    person: string,
    language: Language,
  ): Promise<BoardLearner> {
    const { scope, desk, tracker, outcomes } = this.#options;
    const open = await this.#open(actor, classId, lesson);
    try {
      await scope.learner(classId, person);
      const row = await open.board.row(person);
      if (!row) throw new SlipwayError('unknown-person', told('board.noLearner'));
      const session = tracker.inLesson(lesson).get(person)?.session.id;
      const found = session === undefined ? undefined : outcomes(session);
      return {
        row,
        results: (found ?? [])
          .filter(({ checks }) => checks.length > 0)
          .map((outcome) => renderStep(outcome, language)),
        help: await desk.ofLearner(classId, lesson, person),
      };
    } finally {
      this.#close(open);
    }
  }

  /** Another is of the class, or another than before. */
  classChanged(classId: string): void {
    this.#each((open) => open.class === classId && open.board.rosterChanged());
  }

  /** Closes the board for those who may not look any more. */
  async recheck(): Promise<void> {
    for (const { class: classId, board } of [...this.#boards.values()]) {
      for (const viewer of board.viewers) {
        await this.#options.scope.assist(viewer.actor, classId).catch((error: unknown) => {
          if (error instanceof SlipwayError) viewer.close(error);
          else this.#options.onError(error);
        });
      }
    }
  }

  dispose(): void {
    for (const release of this.#release) release();
    this.#each(({ board }) => board.dispose());
    this.#boards.clear();
  }

  #each(act: (open: OpenBoard) => unknown): void {
    for (const open of this.#boards.values()) act(open);
  }

  async #open(actor: Actor, classId: string, slug: string): Promise<OpenBoard> {
    const { scope, tracker, desk, consents, progress, onError } = this.#options;
    const { class: record } = await scope.assist(actor, classId);
    const { lesson, points } = await scope.lesson(classId, slug);
    const key = JSON.stringify([classId, slug]);
    let open = this.#boards.get(key);
    if (!open) {
      const board = new LiveBoard({
        ...{ class: record, lesson, points, onError },
        stuckMinutes: () => scope.stuckMinutes(classId),
        learners: () => scope.learners(classId),
        done: (learners) => progress.stepsIn(slug, learners),
        works: () => tracker.inLesson(slug),
        help: () => desk.waiting(classId),
        consents: (person) => consents.by(person, classId),
      });
      open = { class: classId, board, viewers: 0 };
      this.#boards.set(key, open);
    }
    open.viewers++;
    return open;
  }

  #close(open: OpenBoard): void {
    open.viewers--;
    if (open.viewers > 0) return;
    for (const [key, other] of this.#boards) if (other === open) this.#boards.delete(key);
    open.board.dispose();
  }
}
