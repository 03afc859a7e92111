import type { Logger } from 'pino';
import { asLesson } from '../course/load-lesson.ts';
import type { Lesson } from '../course/course-catalogue.ts';
import { Turns } from '../sequencing/turns.ts';
import type {
  OwnLessonRecord,
  OwnLessonStore,
  VersionOf,
} from '../storage/own-lessons/own-lesson-store.ts';
import type { LessonFolders } from './lesson-folders.ts';
import type { PageBuilder } from './page-builder.ts';
import { unpackLesson } from './unpack-lesson.ts';

/** How soon this server notices what another one changed, where nobody asks for it before. */
const refreshMs = 60_000;

export interface ShelfOptions {
  readonly store: OwnLessonStore;
  readonly folders: LessonFolders;
  readonly pages: PageBuilder;
  /** Ends what is being worked on in a lesson that is no more. */
  readonly endSessions: (lesson: string) => Promise<void>;
  readonly log: Logger;
}

/**
 * The own lessons that learners have, with their files on this server's disk. Storage decides which these
 * are: they are read from there at the start, as one is asked for, and once a minute.
 */
export class OwnLessonShelf {
  readonly #options: ShelfOptions;
  readonly #lessons = new Map<string, { readonly version: number; readonly lesson: Lesson }>();
  readonly #turns = new Turns();
  readonly #closing = new AbortController();
  #timer: NodeJS.Timeout | undefined;

  constructor(options: ShelfOptions) {
    this.#options = options;
  }

  lesson(slug: string): Lesson | undefined {
    return this.#lessons.get(slug)?.lesson;
  }

  /** The version that learners have on this server. */
  version(slug: string): number | undefined {
    return this.#lessons.get(slug)?.version;
  }

  /** Takes everything from storage, and looks there again from time to time. */
  async start(): Promise<void> {
    await this.refresh();
    this.#timer = setInterval(() => {
      this.refresh().catch((error: unknown) => {
        this.#options.log.warn({ err: error }, 'own lessons are not up to date');
      });
    }, refreshMs).unref();
  }

  /** Has what is offered now, and nothing else; what cannot be had is told of, and does not keep back others. */
  async refresh(): Promise<void> {
    const { store, folders, log } = this.#options;
    const offered = await store.offered();
    for (const of of offered) {
      await this.#take(of).catch((error: unknown) =>
        log.error({ err: error, lesson: of.slug }, 'an own lesson cannot be offered'),
      );
    }
    const known = new Set(offered.map(({ slug }) => slug));
    const here = new Set([...this.#lessons.keys(), ...(await folders.slugs())]);
    for (const slug of here) {
      if (!known.has(slug) && !(await store.find(slug))) await this.remove(slug);
    }
  }

  /** Has what is offered of one lesson, where another server changed it. */
  async follow({ slug, offered }: OwnLessonRecord): Promise<void> {
    if (offered !== null) await this.#take({ slug, version: offered });
  }

  /** The lesson of a version, its files on the disk; one that is not offered is not to be had by {@link lesson}. */
  place(of: VersionOf): Promise<Lesson> {
    return this.#turns.take(of.slug, () => this.#place(of));
  }

  /** A version whose files and pages are there is what learners have from now on. */
  offer(of: VersionOf, lesson: Lesson): Promise<void> {
    return this.#turns.take(of.slug, async () => {
      await this.#put(of, lesson);
    });
  }

  /**
   * Ends its sessions, and removes files and pages. Storage has it no more, so that nobody begins with it;
   * those who are in it leave their work while its files are still here. Never rejects: the log tells
   * what fails, and {@link refresh} tries it again.
   */
  async remove(slug: string): Promise<void> {
    const { endSessions, pages, folders, log } = this.#options;
    try {
      await endSessions(slug);
      this.#lessons.delete(slug);
      await this.#turns.take(slug, async () => {
        await pages.remove(slug);
        await folders.remove(slug);
      });
    } catch (error) {
      log.error({ err: error, lesson: slug }, 'what is left of an own lesson cannot be removed');
    }
  }

  async dispose(): Promise<void> {
    clearInterval(this.#timer);
    this.#closing.abort(new Error('the server stops'));
    await this.#turns.settled();
  }

  async #take(of: VersionOf): Promise<void> {
    if (this.#lessons.get(of.slug)?.version === of.version) return;
    await this.#turns.take(of.slug, async () => {
      if (this.#lessons.get(of.slug)?.version === of.version) return;
      const lesson = await this.#place(of);
      await this.#put(of, lesson);
      void this.#build(of);
    });
  }

  /** Whoever is just being given files of the version before still finds them. */
  async #put({ slug, version }: VersionOf, lesson: Lesson): Promise<void> {
    const before = this.version(slug);
    this.#lessons.set(slug, { version, lesson });
    await this.#options.folders.keep(slug, before === undefined ? [version] : [before, version]);
  }

  async #place(of: VersionOf): Promise<Lesson> {
    const { store, folders } = this.#options;
    const [version, archive] = await Promise.all([store.version(of), store.archive(of)]);
    if (!version?.exercise || !archive) {
      throw new Error(`version ${of.version} of ${of.slug} cannot be read`);
    }
    const folder = await folders.place(of, await unpackLesson(Buffer.from(archive)));
    return asLesson(folder, of.slug, version.exercise);
  }

  /** The lesson can be worked on meanwhile. */
  async #build(of: VersionOf): Promise<void> {
    const { folders, pages, log } = this.#options;
    try {
      await pages.build({ ...of, folder: folders.of(of) }, this.#closing.signal);
    } catch (error) {
      if (this.#closing.signal.aborted) return;
      log.error({ err: error, lesson: of.slug }, 'the pages of an own lesson cannot be built');
    }
  }
}
