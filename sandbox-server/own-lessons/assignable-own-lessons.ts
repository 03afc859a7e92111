import type { Logger } from 'pino';
import type { CourseCatalogue, Lesson } from '../course/course-catalogue.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';
import type { OwnLessonRecord, OwnLessonStore } from '../storage/own-lessons/own-lesson-store.ts';
import { told } from '../words/told.ts';
import { isOwnLesson, unknownOwnLesson } from './own-lesson-access.ts';

export interface AssignableOptions {
  readonly store: Pick<OwnLessonStore, 'find' | 'list'>;
  readonly catalogue: Pick<CourseCatalogue, 'lesson'>;
  /** Takes what another server made of a lesson. */
  readonly follow: (lesson: OwnLessonRecord) => Promise<void>;
  readonly log: Pick<Logger, 'error'>;
}

/** Which own lessons somebody may give to a class: those that are theirs, once they were ready. */
export class AssignableOwnLessons {
  readonly #options: AssignableOptions;

  constructor(options: AssignableOptions) {
    this.#options = options;
  }

  /**
   * The actor's own, or all for an administrator; the one changed last first. One whose files cannot be
   * read is told of in the log, and keeps back no other.
   */
  async list(actor: Actor): Promise<Lesson[]> {
    const { store, catalogue, follow, log } = this.#options;
    const records = await store.list(actor.role === 'administrator' ? undefined : actor.id);
    const offered = records.filter(({ offered: version }) => version !== null);
    const lessons = await Promise.all(
      offered.map(async (record) => {
        try {
          await follow(record);
          return [catalogue.lesson(record.slug)];
        } catch (error) {
          log.error({ err: error, lesson: record.slug }, 'an own lesson cannot be assigned');
          return [];
        }
      }),
    );
    return lessons.flat();
  }

  /**
   * Lessons of the course are for all who teach. Whatever a class has already, it keeps.
   * @throws SlipwayError `unknown-lesson` where it is another's, `conflict` where it was never ready
   */
  async require(actor: Actor, slug: string): Promise<void> {
    if (!isOwnLesson(slug)) return;
    const found = await this.#options.store.find(slug);
    if (!found || (found.owner !== actor.id && actor.role !== 'administrator')) {
      throw unknownOwnLesson();
    }
    if (found.offered === null) throw new SlipwayError('conflict', told('lesson.notReady'));
    await this.#options.follow(found);
  }
}
