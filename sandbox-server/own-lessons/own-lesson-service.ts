import { randomInt } from 'node:crypto';
import { LessonError } from '../../course/lesson-error.ts';
import type { WorkspaceFile } from '../../course/read-folder.ts';
import type { OwnLesson, OwnLessons } from '../../protocol/own-lesson.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';
import { Turns } from '../sequencing/turns.ts';
import type { AssignmentStore } from '../storage/assignments/assignment-store.ts';
import type { ClassStore } from '../storage/classes/class-store.ts';
import type { BroughtVersion, OwnLessonStore } from '../storage/own-lessons/own-lesson-store.ts';
import type { PeopleStore } from '../storage/people/people-store.ts';
import { told } from '../words/told.ts';
import { type OwnLessonAccess, requireAuthor, unknownOwnLesson } from './own-lesson-access.ts';
import type { OwnLessonShelf } from './own-lesson-shelf.ts';
import type { OwnLessonTrials } from './own-lesson-trials.ts';
import { listLessonFolders, readLessonFolder } from './read-lesson-folder.ts';
import { unpackLesson, zipLimits } from './unpack-lesson.ts';
import { viewOwnLesson } from './view-own-lesson.ts';
import { zipLesson } from './zip-lesson.ts';

/** Of one owner. */
export const ownLimits = { lessons: 50, megabytes: 200 };
const megabyte = 1024 * 1024;

/** Where a lesson comes from: a zip, or a folder that this server names. */
export type Brought = { readonly zip: Buffer } | { readonly folder: string };

export interface OwnLessonOptions {
  readonly store: OwnLessonStore;
  readonly access: OwnLessonAccess;
  readonly assignments: Pick<AssignmentStore, 'ofLessons'>;
  readonly classes: Pick<ClassStore, 'find'>;
  readonly people: Pick<PeopleStore, 'findMany'>;
  readonly trials: OwnLessonTrials;
  readonly shelf: Pick<OwnLessonShelf, 'remove'>;
  readonly audit: AuditLog;
  /** Folder whose folders may be named; undefined where there is none. */
  readonly base: string | undefined;
  readonly now: () => Date;
}

/**
 * Lessons that instructors bring. Every call throws `forbidden` for who teaches nowhere; to whoever is
 * neither the owner nor an administrator a lesson is `unknown-lesson`, as one that is not there.
 */
export class OwnLessonService {
  readonly #options: OwnLessonOptions;
  readonly #turns = new Turns();

  constructor(options: OwnLessonOptions) {
    this.#options = options;
  }

  /** Those of the actor; all for an administrator. The one changed last first. */
  async list(actor: Actor): Promise<OwnLessons> {
    requireAuthor(actor);
    const { store, base } = this.#options;
    const records = await store.list(actor.role === 'administrator' ? undefined : actor.id);
    const folders = base === undefined ? [] : await listLessonFolders(base);
    return { lessons: await this.#views(records), folders };
  }

  async find(actor: Actor, slug: string): Promise<OwnLesson> {
    const [view] = await this.#views([await this.#options.access.requireChange(actor, slug)]);
    if (!view) throw unknownOwnLesson();
    return view;
  }

  /**
   * Takes a new lesson, which is looked at in the background.
   * @throws SlipwayError `bad-request` for what is no zip of plain files, or no such folder; `conflict`
   *   where the actor has as much as one may have
   */
  async create(actor: Actor, source: Brought): Promise<OwnLesson> {
    requireAuthor(actor);
    const { store, trials, audit } = this.#options;
    const slug = newSlug();
    const brought = await this.#read(source, slug);
    await this.#turns.take(actor.id, async () => {
      await this.#requireRoom(actor.id, brought, 1);
      await store.insert({ slug, owner: actor.id }, brought);
    });
    trials.enqueue({ slug, version: 1 });
    await audit.note(actor, {
      ...{ class: null, action: 'lesson.created', subject: `lesson ${slug}` },
      detail: { folder: brought.folder, bytes: brought.archive.length },
    });
    return this.find(actor, slug);
  }

  /** A next version. Learners keep the one before until this one is ready. @throws as {@link create} */
  async replace(actor: Actor, slug: string, source: Brought): Promise<OwnLesson> {
    const { store, access, trials, audit } = this.#options;
    const { owner, newest } = await access.requireChange(actor, slug);
    const brought = await this.#read(source, newest.title);
    const version = await this.#turns.take(owner, async () => {
      await this.#requireRoom(owner, brought, 0);
      return store.replace(slug, brought);
    });
    if (version === null) throw unknownOwnLesson();
    trials.enqueue({ slug, version });
    await audit.note(actor, {
      ...{ class: null, action: 'lesson.replaced', subject: `lesson ${slug}` },
      detail: { version, folder: brought.folder, bytes: brought.archive.length },
    });
    return this.find(actor, slug);
  }

  /** The newest version as a zip. */
  async archive(actor: Actor, slug: string): Promise<{ name: string; content: Uint8Array }> {
    const { store, access } = this.#options;
    const { version } = (await access.requireChange(actor, slug)).newest;
    const content = await store.archive({ slug, version });
    if (!content) throw unknownOwnLesson(); // Replaced in this very moment.
    return { name: `${slug}-${version}.zip`, content };
  }

  /** Looks at the newest version again, from the beginning. */
  async test(actor: Actor, slug: string): Promise<OwnLesson> {
    const { store, access, trials, audit, now } = this.#options;
    await access.requireChange(actor, slug);
    const version = await store.restart(slug, now());
    if (version === null) throw unknownOwnLesson();
    trials.enqueue({ slug, version });
    await audit.note(actor, {
      ...{ class: null, action: 'lesson.tested', subject: `lesson ${slug}` },
      detail: { version },
    });
    return this.find(actor, slug);
  }

  /** With all versions and pages. @throws SlipwayError `conflict` where it is assigned, saying where */
  async remove(actor: Actor, slug: string): Promise<void> {
    const { access, assignments, classes, audit } = this.#options;
    const { newest } = await access.requireChange(actor, slug);
    const given = await assignments.ofLessons(slug);
    if (given.length > 0) {
      const names = given.map(async ({ class: id, draft }) => {
        const found = await classes.find(id);
        return `${draft.title} (${found?.name ?? id})`;
      });
      throw new SlipwayError(
        'conflict',
        told('lesson.assigned', { classes: (await Promise.all(names)).slice(0, 20) }),
      );
    }
    await this.removeUnassigned(slug);
    await audit.note(actor, {
      ...{ class: null, action: 'lesson.removed', subject: `lesson ${slug}` },
      detail: { title: newest.title },
    });
  }

  /** Whoever calls it knows that no assignment gives the lesson. */
  async removeUnassigned(slug: string): Promise<void> {
    const { store, trials, shelf } = this.#options;
    trials.cancel(slug);
    await store.remove(slug);
    await shelf.remove(slug);
  }

  async #read(source: Brought, title: string): Promise<BroughtVersion> {
    const { base, now } = this.#options;
    let files: readonly WorkspaceFile[];
    try {
      if ('zip' in source) files = await unpackLesson(source.zip);
      else if (base !== undefined) files = await readLessonFolder(base, source.folder);
      else throw new SlipwayError('bad-request', told('lesson.noFolders'));
    } catch (error) {
      if (!(error instanceof LessonError)) throw error;
      const [{ file, expected, found }] = error.faults;
      throw new SlipwayError('bad-request', told('lesson.notThisZip'), {
        expected: `${file.slice(0, 300)}: ${expected}`,
        found: found.slice(0, 300),
        cause: error,
      });
    }
    const archive = await zipLesson(files);
    if (archive.length > zipLimits.bytes) {
      throw new SlipwayError('bad-request', told('lesson.notThisZip'), {
        expected: `at most ${zipLimits.bytes} bytes as a zip`,
        found: `${archive.length}`,
      });
    }
    return { archive, title, folder: 'folder' in source ? source.folder : null, at: now() };
  }

  async #requireRoom(owner: string, { archive }: BroughtVersion, more: number): Promise<void> {
    const { lessons, bytes } = await this.#options.store.usage(owner);
    if (lessons + more > ownLimits.lessons) {
      throw new SlipwayError('conflict', told('lesson.tooMany', { most: ownLimits.lessons }));
    }
    if (bytes + archive.length > ownLimits.megabytes * megabyte) {
      const { megabytes } = ownLimits;
      throw new SlipwayError('conflict', told('lesson.tooLarge', { megabytes }));
    }
  }

  async #views(records: Awaited<ReturnType<OwnLessonStore['list']>>): Promise<OwnLesson[]> {
    const { assignments, people, trials } = this.#options;
    const owners = await people.findMany([...new Set(records.map(({ owner }) => owner))]);
    const names = new Map(owners.map(({ id, name }) => [id, name]));
    const given = await assignments.ofLessons(...records.map(({ slug }) => slug));
    return records.map((record) =>
      viewOwnLesson(record, {
        name: names.get(record.owner) ?? '',
        progress: trials.progress(record.slug),
        assignments: given.filter(({ draft }) => draft.lesson === record.slug).length,
      }),
    );
  }
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789';

/** Nobody guesses it: 36 to the power of 12. */
const newSlug = (): string =>
  `own-${Array.from({ length: 12 }, () => letters[randomInt(letters.length)]).join('')}`;
