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
}

/** Which own lessons somebody may give to a class: those that are theirs, once they were ready. */
export class AssignableOwnLessons {
  readonly #options: AssignableOptions;

  constructor(options: AssignableOptions) {
    this.#options = options;
  }

  /** The actor's own, or all for an administrator; the one changed last first. */
  async list(actor: Actor): Promise<Lesson[]> {
    const { store, catalogue, follow } = this.#options;
    const records = await store.list(actor.role === 'administrator' ? undefined : actor.id);
    const offered = records.filter(({ offered: version }) => version !== null);
    await Promise.all(offered.map(follow));
    return offered.map(({ slug }) => catalogue.lesson(slug));
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
