import type { AssignmentDraft } from '../../protocol/assignment.ts';
import type { Language } from '../../protocol/language.ts';
import { findLesson } from '../assignments/assignment-view.ts';
import type { AccessedClass, ClassAccess } from '../classes/class-access.ts';
import type { CourseCatalogue, Lesson } from '../course/course-catalogue.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';
import type { ClassRecord, ClassStore, EnrollmentRecord } from '../storage/classes/class-store.ts';
import type { PeopleStore } from '../storage/people/people-store.ts';
import { told } from '../words/told.ts';
import type { CheckPoints } from './lesson-steps.ts';

/** The one user of a server on loopback, who is learner and instructor at once. */
const localPerson = 'local';

export interface ClassScopeOptions {
  readonly access: ClassAccess;
  readonly classes: ClassStore;
  readonly catalogue: CourseCatalogue;
  readonly people: Pick<PeopleStore, 'find'>;
  /** What was assigned in a class. */
  readonly assigned: (classId: string) => Promise<readonly AssignmentDraft[]>;
}

/** What those who assist in a class may see of its learners: whom, and in which lessons. */
export class ClassScope {
  readonly #options: ClassScopeOptions;

  constructor(options: ClassScopeOptions) {
    this.#options = options;
  }

  /**
   * Judged by what the actor is now: a socket may have been opened when they were more.
   * @throws SlipwayError `unknown-class`, `forbidden`
   */
  async assist(actor: Actor, classId: string): Promise<AccessedClass> {
    const { access, people } = this.#options;
    if (actor.id === localPerson) return access.require(actor, classId, 'assist');
    const person = await people.find(actor.id);
    if (!person || person.disabledAt !== null) {
      throw new SlipwayError('forbidden', told('class.forbidden'));
    }
    return access.require({ ...actor, role: person.role }, classId, 'assist');
  }

  /** As {@link assist}, for what reaches learners. @throws SlipwayError `class-archived` */
  async reach(actor: Actor, classId: string): Promise<AccessedClass> {
    const found = await this.assist(actor, classId);
    if (found.class.archivedAt !== null) {
      throw new SlipwayError('class-archived', told('board.archived'));
    }
    return found;
  }

  /** After how many a learner of the class is stuck; null for one that is gone. */
  async stuckMinutes(classId: string): Promise<number | null> {
    return (await this.#options.classes.find(classId))?.stuckMinutes ?? null;
  }

  /** By name. */
  async learners(classId: string): Promise<EnrollmentRecord[]> {
    return (await this.#options.classes.roster(classId)).filter(isLearner);
  }

  /** @throws SlipwayError `unknown-person`, also for one who is there but is no learner of the class */
  async learner(classId: string, person: string): Promise<EnrollmentRecord> {
    const found = await this.#options.classes.enrollment(classId, person);
    if (!found || !isLearner(found)) {
      throw new SlipwayError('unknown-person', told('board.noLearner'));
    }
    return found;
  }

  /** Lessons that may be looked at, in the order of the course; those that are not of it with their title. */
  async lessons(classId: string, language: Language): Promise<ScopedLesson[]> {
    const { catalogue, assigned } = this.#options;
    const drafts = new Set((await assigned(classId)).map(({ lesson }) => lesson));
    const { lessons, extras } = catalogue.course;
    const ofCourse = new Set([...lessons, ...extras]);
    const own = [...drafts].filter((lesson) => !ofCourse.has(lesson));
    const titled = own.map(async (lesson) => {
      const { lesson: found } = findLesson(catalogue, lesson);
      return { lesson, isAssigned: true, ...(found && { title: await found.title(language) }) };
    });
    return [
      ...[...ofCourse].map((lesson) => ({ lesson, isAssigned: drafts.has(lesson) })),
      ...(await Promise.all(titled)),
    ];
  }

  /** A lesson of the course, or one that was assigned. @throws SlipwayError `unknown-lesson` */
  async lesson(classId: string, slug: string): Promise<{ lesson: Lesson; points: CheckPoints }> {
    const { catalogue, assigned } = this.#options;
    const drafts = (await assigned(classId)).filter(({ lesson }) => lesson === slug);
    const { lessons, extras } = catalogue.course;
    if (drafts.length === 0 && !lessons.includes(slug) && !extras.includes(slug)) {
      throw new SlipwayError('unknown-lesson', told('board.noLesson'));
    }
    const draft = drafts.find(({ published }) => published) ?? drafts[0];
    return { lesson: catalogue.lesson(slug), points: draft?.points ?? {} };
  }

  /**
   * The class that a learner's work in a lesson belongs to: one that has it assigned, then the one that
   * they joined last. Null where they are of none.
   */
  async classOf(person: string, lesson: string): Promise<ClassRecord | null> {
    const { classes, assigned } = this.#options;
    const enrolled = (await classes.enrollmentsOf(person)).filter(isLearner);
    const found = await Promise.all(
      enrolled.map(async ({ class: id, joinedAt }) => {
        const record = await classes.find(id);
        if (!record || record.archivedAt !== null) return null;
        const drafts = await assigned(id);
        const isAssigned = drafts.some((draft) => draft.published && draft.lesson === lesson);
        return { record, joinedAt: joinedAt.getTime(), isAssigned };
      }),
    );
    const [first] = found
      .flatMap((entry) => entry ?? [])
      .toSorted((a, b) => Number(b.isAssigned) - Number(a.isAssigned) || b.joinedAt - a.joinedAt);
    return first?.record ?? null;
  }
}

interface ScopedLesson {
  readonly lesson: string;
  readonly isAssigned: boolean;
  readonly title?: string;
}

const isLearner = ({ role, person }: EnrollmentRecord) =>
  role === 'learner' || person === localPerson;
