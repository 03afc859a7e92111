import { ownLessonSlugSchema } from '../../protocol/own-lesson.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';
import type { AssignmentStore } from '../storage/assignments/assignment-store.ts';
import type { ClassStore } from '../storage/classes/class-store.ts';
import type { OwnLessonRecord, OwnLessonStore } from '../storage/own-lessons/own-lesson-store.ts';
import { told } from '../words/told.ts';

export interface OwnLessonAccessOptions {
  readonly store: Pick<OwnLessonStore, 'find'>;
  readonly assignments: Pick<AssignmentStore, 'ofLessons'>;
  readonly classes: Pick<ClassStore, 'enrollmentsOf'>;
  /** Takes what another server made of a lesson. */
  readonly follow: (lesson: OwnLessonRecord) => Promise<void>;
  readonly now: () => Date;
}

/** The one place that decides who may know of an own lesson. To all others it is not there. */
export class OwnLessonAccess {
  readonly #options: OwnLessonAccessOptions;

  constructor(options: OwnLessonAccessOptions) {
    this.#options = options;
  }

  /**
   * Whether the actor may read the lesson and work on it: its owner, administrators, whoever assists or
   * teaches in a class that has an assignment with it, and learners to whom one was published and has
   * opened. False for what is no own lesson.
   */
  async maySee(actor: Actor, slug: string): Promise<boolean> {
    const { store, follow } = this.#options;
    const lesson = isOwnLesson(slug) ? await store.find(slug) : null;
    if (!lesson || !(isChangedBy(actor, lesson) || (await this.#isGiven(actor, slug))))
      return false;
    await follow(lesson);
    return true;
  }

  /** Lessons of the course are for everybody. @throws SlipwayError `unknown-lesson` */
  async requireSeen(actor: Actor, slug: string): Promise<void> {
    if (isOwnLesson(slug) && !(await this.maySee(actor, slug))) throw unknownOwnLesson();
  }

  /** The lesson, where the actor may change and assign it. @throws SlipwayError `forbidden`, `unknown-lesson` */
  async requireChange(actor: Actor, slug: string): Promise<OwnLessonRecord> {
    requireAuthor(actor);
    const lesson = await this.#options.store.find(slug);
    if (!lesson || !isChangedBy(actor, lesson)) throw unknownOwnLesson();
    return lesson;
  }

  async #isGiven(actor: Actor, slug: string): Promise<boolean> {
    const { assignments, classes, now } = this.#options;
    const [given, enrolled] = await Promise.all([
      assignments.ofLessons(slug),
      classes.enrollmentsOf(actor.id),
    ]);
    const roles = new Map(enrolled.map((each) => [each.class, each.role]));
    return given.some(({ class: classId, draft: { published, times } }) => {
      const role = roles.get(classId);
      if (role !== 'learner') return role !== undefined;
      return published && (times.opensAt === null || Date.parse(times.opensAt) <= now().getTime());
    });
  }
}

/** Whether a slug is of the kind that own lessons have; no lesson of the course begins so. */
export const isOwnLesson = (slug: string): boolean => ownLessonSlugSchema.safeParse(slug).success;

/** Lessons are brought by those who teach. @throws SlipwayError `forbidden` */
export function requireAuthor({ role }: Actor): void {
  if (role === 'administrator' || role === 'instructor') return;
  throw new SlipwayError('forbidden', told('lesson.mayNotBring'));
}

export const unknownOwnLesson = () => new SlipwayError('unknown-lesson', told('lesson.unknownOwn'));

const isChangedBy = (actor: Actor, { owner }: OwnLessonRecord) =>
  actor.role === 'administrator' || (actor.role === 'instructor' && actor.id === owner);
