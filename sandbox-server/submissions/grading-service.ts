import PQueue from 'p-queue';
import type { Logger } from 'pino';
import type { AssignmentDraft } from '../../protocol/assignment.ts';
import type { Exercise } from '../../protocol/exercise.ts';
import { checksOf } from '../assignments/points.ts';
import { nameLearner } from '../checks/name-learner.ts';
import { PatternSearch } from '../checks/pattern-search.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import { unpackFiles } from '../progress/pack-files.ts';
import { Turns } from '../sequencing/turns.ts';
import type { AssignmentStore } from '../storage/assignments/assignment-store.ts';
import type { ClassStore } from '../storage/classes/class-store.ts';
import type {
  KeptCheck,
  KeptOutcome,
  SubmissionRecord,
  SubmissionStore,
} from '../storage/submissions/submission-store.ts';
import type { CleanMachine } from './clean-machine.ts';
import { computeGrade } from './compute-grade.ts';
import { type PlannedCheck, planGrading } from './grading-plan.ts';
import { judgeFrozen } from './judge-frozen.ts';

export interface GradingOptions {
  readonly store: SubmissionStore;
  readonly assignments: AssignmentStore;
  readonly classes: Pick<ClassStore, 'find'>;
  readonly catalogue: Pick<CourseCatalogue, 'lesson'>;
  readonly machine: Pick<CleanMachine, 'judge'>;
  readonly log: Logger;
  /** How many machines grade at once. */
  readonly atOnce: number;
}

/**
 * Grades submissions, a few side by side. What a submission is worth is decided on what it holds and in a
 * machine of its own; the learner's machine is asked nothing. Whoever closes the server in between finds
 * it going on after the next start.
 */
export class GradingService {
  /** What changes the grade of one submission is done in turn. */
  readonly turns = new Turns();
  readonly #options: GradingOptions;
  readonly #queue: PQueue;
  readonly #closing = new AbortController();
  /** By submission, whose it is. */
  readonly #waiting = new Map<string, string>();
  /** Submissions that are graded now, and whether they are to be once more, for something changed. */
  readonly #running = new Map<string, { isStale: boolean }>();

  constructor(options: GradingOptions) {
    this.#options = options;
    this.#queue = new PQueue({ concurrency: options.atOnce });
  }

  /**
   * Puts a submission in line; one that waits there already stays where it is, and one that is graded
   * now is graded once more after, with what comes out now left aside. Everybody's first comes before
   * anybody's second: nobody keeps others waiting by handing in often. Returns at once.
   */
  enqueue({ id, person }: Pick<SubmissionRecord, 'id' | 'person'>): void {
    if (this.#waiting.has(id) || this.#closing.signal.aborted) return;
    const running = this.#running.get(id);
    if (running) {
      running.isStale = true;
      return;
    }
    const before = [...this.#waiting.values()].filter((other) => other === person).length;
    this.#waiting.set(id, person);
    const grade = async () => {
      this.#waiting.delete(id);
      if (this.#closing.signal.aborted) return;
      const run = { isStale: false };
      this.#running.set(id, run);
      await this.#gradeOrFail(id);
      this.#running.delete(id);
      if (run.isStale) this.enqueue({ id, person });
    };
    void this.#queue.add(grade, { priority: -before });
  }

  /** Goes on with what the last run of the server left. */
  async start(): Promise<void> {
    for (const submission of await this.#options.store.unfinished()) this.enqueue(submission);
  }

  /** Resolves once nothing waits and nothing runs. */
  settled(): Promise<void> {
    return this.#queue.onIdle();
  }

  /** Breaks off what runs; its machine is removed. */
  async dispose(): Promise<void> {
    this.#closing.abort(new Error('the server stops'));
    this.#queue.clear();
    await this.#queue.onIdle();
  }

  async #gradeOrFail(id: string): Promise<void> {
    const { store, log } = this.#options;
    try {
      await this.#grade(id);
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      log.error({ err: error, submission: id }, 'a submission could not be graded');
      const why = error instanceof Error ? error.message : String(error);
      await this.turns
        .take(id, async () => {
          if (this.#running.get(id)?.isStale) return;
          await store.writeLog(id, `Grading did not come to an end: ${why}`);
          await store.update(id, { state: 'failed' });
        })
        .catch((reason: unknown) => log.error({ err: reason }, 'a failure could not be written'));
    }
  }

  async #grade(id: string): Promise<void> {
    const { store, assignments, classes, catalogue, machine } = this.#options;
    const [submission, evidence] = await Promise.all([store.find(id), store.evidence(id)]);
    const assignment = submission && (await assignments.find(submission.assignment));
    if (!submission || !evidence || !assignment) return; // Removed while it waited.
    const { exercise } = catalogue.lesson(assignment.draft.lesson);
    const plan = planFor(exercise, assignment.draft, evidence.facts.user);
    const files = await unpackFiles(evidence.archive);
    const frozen = plan.filter(({ judge }) => judge !== 'machine').map(({ check }) => check);
    const rebuilt = plan.filter(({ judge }) => judge === 'machine').map(({ check }) => check);
    const outcomes = new Map<string, KeptOutcome>();
    const search = new PatternSearch();
    for (const outcome of await judgeFrozen(frozen, evidence, files, search)) {
      outcomes.set(outcome.id, outcome);
    }
    if (rebuilt.length > 0) {
      const runs = exercise.exercise.grading?.runs ?? [];
      const { signal } = this.#closing;
      const judged = await machine.judge({ files, runs, checks: rebuilt, search, signal });
      for (const outcome of judged.outcomes) outcomes.set(outcome.id, outcome);
      await store.writeLog(id, judged.log);
    }
    const checks = plan.flatMap(({ check, points, hidden, judge }): KeptCheck[] => {
      const outcome = outcomes.get(check.id);
      const source = judge === 'frozen' ? 'frozen' : 'clean';
      return outcome ? [{ ...outcome, points, hidden, source }] : [];
    });
    await this.turns.take(id, async () => {
      if (this.#running.get(id)?.isStale) return;
      // Either may be another since: an override, or other rules.
      const [now, rules] = await Promise.all([store.find(id), assignments.find(assignment.id)]);
      if (!now || !rules) return;
      const grade = await computeGrade(
        { assignments, classes },
        { submission, assignment: rules, checks, override: now.grade?.override ?? null },
      );
      await store.update(id, { state: 'graded', grade, checks });
    });
  }
}

/** The assignment's own checks may name the learner, as the lesson's do. */
function planFor(exercise: Exercise, draft: AssignmentDraft, user: string): PlannedCheck[] {
  const { checks, grading } = exercise.exercise;
  const all = [...checks, ...draft.hiddenChecks];
  const whole = { ...exercise, exercise: { ...exercise.exercise, checks: all } };
  const named = nameLearner(whole, user).exercise.checks;
  const ofLesson = { ...exercise.exercise, checks: named.slice(0, checks.length), grading };
  const hiddenChecks = named.slice(checks.length);
  return planGrading(
    checksOf({ ...exercise, exercise: ofLesson }, { ...draft, hiddenChecks }),
    ofLesson,
  );
}
