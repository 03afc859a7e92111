import type { GradeTable } from '../../protocol/results.ts';
import { findLesson } from '../assignments/assignment-view.ts';
import { checksOf, sumOfPoints } from '../assignments/points.ts';
import type { ClassAccess } from '../classes/class-access.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import type { Actor } from '../people/actor.ts';
import type { AssignmentRecord, AssignmentStore } from '../storage/assignments/assignment-store.ts';
import type { GivenPointsStore } from '../storage/assignments/given-points-store.ts';
import type { ClassStore } from '../storage/classes/class-store.ts';
import type { PeopleStore } from '../storage/people/people-store.ts';
import type { SubmissionStore } from '../storage/submissions/submission-store.ts';
import { columnNames } from './column-names.ts';
import { gradeTable } from './grade-table.ts';

export interface GradesOptions {
  readonly access: ClassAccess;
  readonly classes: Pick<ClassStore, 'roster'>;
  readonly people: Pick<PeopleStore, 'findMany'>;
  readonly assignments: Pick<AssignmentStore, 'list'>;
  readonly submissions: Pick<SubmissionStore, 'grades'>;
  readonly givenPoints: Pick<GivenPointsStore, 'ofClass'>;
  readonly catalogue: CourseCatalogue;
}

/** The grades of a class in what is published, for its instructors. */
export class GradesService {
  readonly #options: GradesOptions;

  constructor(options: GradesOptions) {
    this.#options = options;
  }

  /** @throws SlipwayError `unknown-class`, `forbidden` */
  async table(actor: Actor, classId: string): Promise<GradeTable> {
    const { access, classes, people, assignments, submissions, givenPoints } = this.#options;
    const accessed = await access.require(actor, classId, 'teach');
    const [roster, listed, attempts, given] = await Promise.all([
      classes.roster(classId, 'learner'),
      assignments.list(classId),
      submissions.grades(classId),
      givenPoints.ofClass(classId),
    ]);
    const known = await people.findMany(roster.map(({ person }) => person));
    const emails = new Map(known.map(({ id, email }) => [id, email]));
    // Drafts have their numbers too: one that is published renames no column that was imported already.
    const columns = columnNames(listed);
    return gradeTable({
      className: accessed.class.name,
      assignments: listed
        .filter(({ draft }) => draft.published)
        .map((assignment) => this.#column(assignment, columns)),
      learners: roster.map(({ person, name, externalId }) => ({
        ...{ person, name, externalId, email: emails.get(person) ?? null },
      })),
      attempts,
      given,
    });
  }

  #column(
    { id, draft }: AssignmentRecord,
    columns: ReadonlyMap<string, string>,
  ): GradeTable['assignments'][number] {
    const { title, times, lesson } = draft;
    const found = findLesson(this.#options.catalogue, lesson).lesson;
    const checks = found ? checksOf(found.exercise, draft) : [];
    const mostPoints = sumOfPoints(checks);
    return { id, title, column: columns.get(id) ?? title, mostPoints, dueAt: times.dueAt };
  }
}
