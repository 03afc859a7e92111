import type { AssignmentAccess } from '../assignments/assignment-access.ts';
import { refuseArchived } from '../assignments/assignment-access.ts';
import type { AssignmentChange } from '../assignments/assignment-changes.ts';
import { findLesson } from '../assignments/assignment-view.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import type { Actor } from '../people/actor.ts';
import type { Grade } from '../../protocol/submission.ts';
import type { AssignmentRecord } from '../storage/assignments/assignment-store.ts';
import type { SubmissionRecord, SubmissionStore } from '../storage/submissions/submission-store.ts';
import { computeGrade, type GradeSources, repriceChecks } from './compute-grade.ts';
import type { GradingService } from './grading-service.ts';
import type { SubmissionAccess } from './submission-access.ts';

export interface GradeDeskOptions {
  readonly store: SubmissionStore;
  readonly sources: GradeSources;
  readonly assignments: AssignmentAccess;
  readonly access: SubmissionAccess;
  readonly catalogue: Pick<CourseCatalogue, 'lesson'>;
  readonly grading: Pick<GradingService, 'enqueue' | 'turns'>;
  readonly audit: AuditLog;
  readonly now: () => Date;
}

/** Where instructors change grades: by another word, by other rules, or by having it graded again. */
export class GradeDesk {
  readonly #options: GradeDeskOptions;

  constructor(options: GradeDeskOptions) {
    this.#options = options;
  }

  /** Counts in place of what was earned, also once it is graded again. Null takes it back. */
  async override(
    actor: Actor,
    id: string,
    word: { points: number; reason: string } | null,
  ): Promise<void> {
    const { access, grading, audit, store, now } = this.#options;
    const accessed = await access.require(actor, id, 'teach');
    refuseArchived(accessed);
    const { assignment } = accessed;
    await grading.turns.take(id, async () => {
      const submission = await store.find(id);
      if (!submission) return;
      const override = word && { ...word, by: actor.id, at: now().toISOString() };
      const before = submission.grade;
      const grade = await this.#gradeOf(submission, assignment, override);
      // Without a word and without checks there is nothing to be said of it yet.
      const isKnown = override !== null || submission.checks.length > 0;
      await store.update(id, { grade: isKnown ? grade : null });
      await audit.note(actor, {
        class: assignment.class,
        action: word ? 'grade.overridden' : 'grade.restored',
        subject: `submission ${id}`,
        detail: {
          ...{ assignment: assignment.id, person: submission.person },
          ...{ before: before?.points ?? null, after: isKnown ? grade.points : null },
        },
      });
    });
  }

  /** Grades one submission again. */
  async regrade(actor: Actor, id: string): Promise<void> {
    const { access, audit } = this.#options;
    const accessed = await access.require(actor, id, 'teach');
    refuseArchived(accessed);
    await this.#again([accessed.submission]);
    await audit.note(actor, {
      class: accessed.assignment.class,
      action: 'submission.regraded',
      subject: `submission ${id}`,
      detail: { assignment: accessed.assignment.id, person: accessed.submission.person },
    });
  }

  /** Grades all submissions of an assignment again. @returns how many */
  async regradeAll(actor: Actor, assignmentId: string): Promise<number> {
    const { store, assignments, audit } = this.#options;
    const accessed = await assignments.requireChange(actor, assignmentId);
    const all = await store.list({ assignment: assignmentId });
    await this.#again(all);
    await audit.note(actor, {
      class: accessed.assignment.class,
      action: 'assignment.regraded',
      subject: `assignment ${assignmentId}`,
      detail: { submissions: all.length },
    });
    return all.length;
  }

  /** An assignment was changed: what was handed in is graded again, or only counted anew. */
  async follow({ assignment, persons, checks }: AssignmentChange): Promise<void> {
    const { store, grading } = this.#options;
    const all = await store.list({ assignment: assignment.id });
    const meant = all.filter(({ person }) => persons === null || persons.includes(person));
    if (checks) return this.#again(meant);
    for (const { id } of meant) {
      await grading.turns.take(id, async () => {
        const submission = await store.find(id);
        if (!submission?.grade) return;
        const { lesson } = findLesson(this.#options.catalogue, assignment.draft.lesson);
        const repriced = lesson
          ? repriceChecks(submission.checks, lesson.exercise, assignment)
          : submission.checks;
        const { override } = submission.grade;
        const now = { ...submission, checks: repriced };
        const grade = await this.#gradeOf(now, assignment, override);
        await store.update(id, { grade, checks: repriced });
      });
    }
  }

  async #again(submissions: readonly SubmissionRecord[]): Promise<void> {
    const { store, grading } = this.#options;
    for (const submission of submissions) {
      await grading.turns.take(submission.id, async () => {
        await store.update(submission.id, { state: 'grading' });
        grading.enqueue(submission);
      });
    }
  }

  #gradeOf(
    submission: SubmissionRecord,
    assignment: AssignmentRecord,
    override: Grade['override'],
  ): Promise<Grade> {
    const { sources } = this.#options;
    const { checks } = submission;
    return computeGrade(sources, { submission, assignment, checks, override });
  }
}
