import { randomUUID } from 'node:crypto';
import type { AssignableLesson, Assignment, AssignmentDraft } from '../../protocol/assignment.ts';
import type { Language } from '../../protocol/languages.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import type { ClassAccess } from '../classes/class-access.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { AssignableOwnLessons } from '../own-lessons/assignable-own-lessons.ts';
import type { Actor } from '../people/actor.ts';
import type { AssignmentRecord, AssignmentStore } from '../storage/assignments/assignment-store.ts';
import { told } from '../words/told.ts';
import { type AssignmentAccess, refuseArchived } from './assignment-access.ts';
import type { AssignmentChanges } from './assignment-changes.ts';
import { findLesson, viewAssignment } from './assignment-view.ts';
import { checkDraft } from './check-draft.ts';
import { compareDrafts } from './compare-drafts.ts';

/** Of one class. */
const mostAssignments = 200;

export interface AssignmentServiceOptions {
  readonly store: AssignmentStore;
  readonly classes: ClassAccess;
  readonly access: AssignmentAccess;
  readonly catalogue: CourseCatalogue;
  readonly ownLessons: Pick<AssignableOwnLessons, 'list' | 'require'>;
  readonly changes: AssignmentChanges;
  readonly audit: AuditLog;
  readonly now: () => Date;
}

/** Assignments as those who teach make and see them. */
export class AssignmentService {
  readonly #options: AssignmentServiceOptions;

  constructor(options: AssignmentServiceOptions) {
    this.#options = options;
  }

  /** By due time, drafts among them. @throws SlipwayError `unknown-class`, `forbidden` */
  async list(actor: Actor, classId: string, language: Language): Promise<Assignment[]> {
    const { store, classes } = this.#options;
    await classes.require(actor, classId, 'assist');
    const assignments = await store.list(classId);
    return Promise.all(assignments.map((assignment) => this.#view(assignment, language)));
  }

  /** @throws SlipwayError `unknown-assignment`, `forbidden`, here and below */
  async find(actor: Actor, id: string, language: Language): Promise<Assignment> {
    const { assignment } = await this.#options.access.require(actor, id, 'assist');
    return this.#view(assignment, language);
  }

  /** Lessons that the actor can give to a class, in the course's order; their own ones after these. */
  async lessons(actor: Actor, classId: string, language: Language): Promise<AssignableLesson[]> {
    const { classes, catalogue, ownLessons } = this.#options;
    await classes.require(actor, classId, 'assist');
    const { lessons, extras } = catalogue.course;
    const found = [...lessons, ...extras].flatMap(
      (slug) => findLesson(catalogue, slug).lesson ?? [],
    );
    const own = await ownLessons.list(actor);
    return Promise.all(
      [...found, ...own].map(async (lesson) => ({
        slug: lesson.slug,
        own: own.includes(lesson),
        title: await lesson.title(language),
        isRebuilt: lesson.exercise.exercise.grading !== undefined,
        checks: lesson.exercise.exercise.checks.map(({ id, title, points }) => ({
          ...{ id, title: title[language] ?? title.en, points },
        })),
      })),
    );
  }

  /**
   * @throws SlipwayError `unknown-class`, `forbidden`, `class-archived`, `unknown-lesson`,
   *   `broken-lesson`, `bad-request`, `conflict` where a class has as many as it may have
   */
  async create(actor: Actor, classId: string, draft: AssignmentDraft, language: Language) {
    const { store, classes, catalogue, ownLessons, audit, now } = this.#options;
    refuseArchived(await classes.require(actor, classId, 'teach'));
    await ownLessons.require(actor, draft.lesson);
    checkDraft(draft, catalogue.lesson(draft.lesson).exercise, null);
    if ((await store.list(classId)).length >= mostAssignments) {
      throw new SlipwayError('conflict', told('assignment.tooMany', { most: mostAssignments }));
    }
    const assignment = { id: randomUUID(), class: classId, createdAt: now(), draft };
    await store.insert(assignment);
    await audit.note(actor, {
      class: classId,
      action: 'assignment.created',
      subject: subjectOf(assignment),
      detail: { lesson: draft.lesson, times: draft.times, published: draft.published },
    });
    return this.#view(assignment, language);
  }

  /**
   * Puts a whole draft in the place of the one before; who has handed in already is graded anew where
   * that makes a difference. The lesson stays: another one is another assignment.
   * @throws SlipwayError also `class-archived`, `bad-request`, `conflict`
   */
  async change(actor: Actor, id: string, draft: AssignmentDraft, language: Language) {
    const { store, access, catalogue, changes, audit } = this.#options;
    const { assignment: before } = await access.requireChange(actor, id);
    if (draft.lesson !== before.draft.lesson) {
      throw new SlipwayError('conflict', told('assignment.lessonStays'));
    }
    // Where the lesson is gone for the moment, dates can be changed all the same.
    const { lesson } = findLesson(catalogue, draft.lesson);
    if (lesson) checkDraft(draft, lesson.exercise, before.draft);
    const { keys, checks, grades } = compareDrafts(before.draft, draft);
    const assignment = { ...before, draft };
    if (keys.length === 0) return this.#view(assignment, language);
    await store.update(id, draft);
    const pick = (from: AssignmentDraft) => Object.fromEntries(keys.map((key) => [key, from[key]]));
    await audit.note(actor, {
      class: before.class,
      action: keys.includes('published')
        ? `assignment.${draft.published ? 'published' : 'withdrawn'}`
        : 'assignment.changed',
      subject: subjectOf(assignment),
      detail: { before: pick(before.draft), after: pick(draft) },
    });
    await changes.tell({ assignment, persons: null, checks, grades });
    return this.#view(assignment, language);
  }

  /** With what was handed in for it. */
  async remove(actor: Actor, id: string): Promise<void> {
    const { store, access, audit } = this.#options;
    const { assignment } = await access.requireChange(actor, id);
    await store.remove(id);
    await audit.note(actor, {
      class: assignment.class,
      action: 'assignment.removed',
      subject: subjectOf(assignment),
      detail: { draft: assignment.draft },
    });
  }

  #view(assignment: AssignmentRecord, language: Language): Promise<Assignment> {
    return viewAssignment(assignment, this.#options.catalogue, language);
  }
}

/** What the audit log calls an assignment. */
export const subjectOf = ({ id, draft }: AssignmentRecord) => `assignment ${draft.title} (${id})`;
