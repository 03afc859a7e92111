import PQueue from 'p-queue';
import type { Logger } from 'pino';
import { LessonError } from '../../course/lesson-error.ts';
import { type LessonTestFailure, type OwnLesson, pagesTrial } from '../../protocol/own-lesson.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { OwnLessonStore, VersionOf } from '../storage/own-lessons/own-lesson-store.ts';
import { asFailure } from './as-failure.ts';
import { findingsOf, type LessonChecker } from './lesson-checker.ts';
import type { LessonFolders } from './lesson-folders.ts';
import type { LessonTester } from './lesson-tester.ts';
import type { LookedThrough } from './looked-through.ts';
import type { OwnLessonShelf } from './own-lesson-shelf.ts';
import type { PageBuilder } from './page-builder.ts';
import { unpackLesson } from './unpack-lesson.ts';

export interface TrialsOptions {
  readonly store: OwnLessonStore;
  readonly checker: Pick<LessonChecker, 'look'>;
  readonly tester: Pick<LessonTester, 'test'>;
  readonly pages: PageBuilder;
  readonly shelf: OwnLessonShelf;
  readonly folders: LessonFolders;
  readonly log: Logger;
}

/** A newer version came, the lesson was removed, or another server took it: nothing is to be written of this one. */
class Superseded extends Error {}

/**
 * Takes versions of own lessons the way from `checking` to `ready` or `failed`, one after another. What a
 * stop of the server breaks off begins anew at its next start. A version that fails takes nothing away:
 * learners keep the one that was offered before.
 */
export class OwnLessonTrials {
  readonly #options: TrialsOptions;
  readonly #queue = new PQueue({ concurrency: 1 });
  readonly #closing = new AbortController();
  /** By slug: what is under way or waits. */
  readonly #trials = new Map<string, { of: VersionOf; stop: AbortController }>();
  readonly #progress = new Map<string, NonNullable<OwnLesson['progress']>>();

  constructor(options: TrialsOptions) {
    this.#options = options;
  }

  /** Puts a version in line, in place of an earlier one of its lesson. Returns at once. */
  enqueue(of: VersionOf): void {
    this.cancel(of.slug);
    const stop = new AbortController();
    const trial = { of, stop };
    this.#trials.set(of.slug, trial);
    const signal = AbortSignal.any([stop.signal, this.#closing.signal]);
    void this.#queue.add(async () => {
      await this.#tryOut(of, signal);
      if (this.#trials.get(of.slug) !== trial) return;
      this.#trials.delete(of.slug);
      this.#progress.delete(of.slug);
    });
  }

  /** Breaks off what is under way for a lesson; its machine is removed. */
  cancel(slug: string): void {
    this.#trials.get(slug)?.stop.abort(new Superseded());
    this.#trials.delete(slug);
    this.#progress.delete(slug);
  }

  /** How far the test of a lesson is; undefined where this server tests nothing of it. */
  progress(slug: string): OwnLesson['progress'] {
    return this.#progress.get(slug);
  }

  /** Begins anew with what the last run of the server left. */
  async start(): Promise<void> {
    for (const of of await this.#options.store.unfinished()) this.enqueue(of);
  }

  /** Resolves once nothing waits and nothing runs. */
  settled(): Promise<void> {
    return this.#queue.onIdle();
  }

  async dispose(): Promise<void> {
    this.#closing.abort(new Error('the server stops'));
    await this.#queue.onIdle();
  }

  /** Never rejects. */
  async #tryOut(of: VersionOf, signal: AbortSignal): Promise<void> {
    const { log, shelf, folders, store } = this.#options;
    try {
      await this.#lookAndTest(of, signal);
    } catch (error) {
      if (signal.aborted || error instanceof Superseded) return;
      log.error({ err: error, lesson: of.slug }, 'an own lesson could not be tried out');
      const found = error instanceof SlipwayError ? error.message : 'it went wrong on the server';
      const expected = 'a test that the server can do';
      await this.#fail(of, { trial: 'its test', expected, found }).catch((reason: unknown) =>
        log.error({ err: reason }, 'a failure could not be written'),
      );
    } finally {
      // Of a version that is not offered nothing stays on the disk.
      const offered = shelf.version(of.slug);
      if (offered !== of.version && (await store.find(of.slug).catch(() => null))) {
        await folders.keep(of.slug, offered === undefined ? [] : [offered]);
      }
    }
  }

  async #lookAndTest(of: VersionOf, signal: AbortSignal): Promise<void> {
    const { store, shelf, tester, pages, folders } = this.#options;
    const content = await this.#look(of, signal);
    if (!content) return;
    const lesson = await shelf.place(of);
    signal.throwIfAborted();
    const failure = await tester.test({
      ...{ lesson, shown: content.shown, signal },
      onProgress: (progress) => void this.#progress.set(of.slug, progress),
    });
    signal.throwIfAborted();
    if (failure) return this.#fail(of, failure);
    await this.#change(of, { state: 'building' });
    try {
      await pages.build({ ...of, folder: folders.of(of) }, signal);
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof LessonError) {
        return this.#change(of, { state: 'failed', findings: findingsOf(error) });
      }
      if (!(error instanceof SlipwayError)) throw error;
      this.#options.log.warn({ err: error, ...of }, 'the pages of an own lesson were not built');
      const { message, expected = 'pages that can be built', found = message } = error;
      return this.#fail(of, { trial: pagesTrial, expected, found });
    }
    signal.throwIfAborted();
    if (!(await store.offer(of))) throw new Superseded();
    await shelf.offer(of, lesson);
  }

  /** What is in the version, where it may go on; null where it has failed. */
  async #look(of: VersionOf, signal: AbortSignal): Promise<LookedThrough['content']> {
    const { store, checker } = this.#options;
    const archive = await store.archive(of);
    if (!archive) throw new Superseded();
    const read = () => unpackLesson(Buffer.from(archive));
    const { findings, title, content } = await checker.look(read, signal);
    signal.throwIfAborted();
    const about = title ? { title } : {};
    const isSound = content !== null && findings.every(({ severity }) => severity === 'warning');
    if (!isSound) {
      await this.#change(of, { state: 'failed', findings, ...about });
      return null;
    }
    const { exercise } = content;
    await this.#change(of, { state: 'testing', findings, exercise, ...about });
    return content;
  }

  #fail(of: VersionOf, failure: LessonTestFailure): Promise<void> {
    const bounded = { trial: failure.trial.slice(0, 300), ...asFailure(failure) };
    return this.#change(of, { state: 'failed', failure: bounded });
  }

  async #change(of: VersionOf, change: Parameters<OwnLessonStore['change']>[1]): Promise<void> {
    if (!(await this.#options.store.change(of, change))) throw new Superseded();
  }
}
