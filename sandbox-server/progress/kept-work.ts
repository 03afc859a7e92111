import type { Logger } from 'pino';
import type { WorkspaceFile } from '../../course/read-folder.ts';
import type { KeptWorkStore } from '../storage/kept-work/kept-work-store.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import { collectFiles } from './collect-files.ts';
import { packFiles, unpackFiles } from './pack-files.ts';

/** All that is kept of one learner, at most; what was left first goes first. */
const maxBytesPerLearner = 32 * 1024 * 1024;
/** Nobody waits longer for a machine that is about to stop. */
const deadlineMilliseconds = 5_000;
const namedLeftOut = 20;

/** Whose work in which lesson. */
export interface WorkOf {
  readonly owner: string;
  readonly lesson: string;
}

/** Keeps the files that learners leave, when a session ends or its machine stops. */
export class KeptWork {
  readonly #store: KeptWorkStore;
  readonly #log: Logger;

  constructor(store: KeptWorkStore, log: Logger) {
    this.#store = store;
    this.#log = log;
  }

  /**
   * Keeps a workspace's files in place of those that were kept before, unless they are all as they
   * were at the start. Never rejects: where it fails, what was kept before stays.
   */
  async keep(
    { owner, lesson }: WorkOf,
    workspace: Pick<Workspace, 'list' | 'read'>,
    startingFiles: () => Promise<readonly WorkspaceFile[]>,
  ): Promise<void> {
    try {
      const signal = AbortSignal.timeout(deadlineMilliseconds);
      const { files, leftOut } = await Promise.race([
        collectFiles(workspace, signal),
        aborted(signal),
      ]);
      const start = await startingFiles();
      if (files.length === 0 || isSame(files, start)) return;
      const known = new Map(start.map((file) => [file.path, file]));
      const withModes = files.map((file) => ({
        ...file,
        executable: known.get(file.path)?.executable ?? file.executable,
      }));
      const archive = await packFiles(withModes);
      await this.#store.put({
        owner,
        lesson,
        savedAt: new Date(),
        files: files.length,
        leftOut: leftOut.slice(0, namedLeftOut),
        bytes: archive.length,
        archive,
      });
      await this.#makeRoom(owner);
    } catch (error) {
      this.#log.warn({ err: error, lesson }, 'what a learner left could not be kept');
    }
  }

  async has({ owner, lesson }: WorkOf): Promise<boolean> {
    return (await this.#store.list(owner)).some((work) => work.lesson === lesson);
  }

  /** The files that were kept, null where there are none. */
  async files({ owner, lesson }: WorkOf): Promise<WorkspaceFile[] | null> {
    const work = await this.#store.find(owner, lesson);
    return work && unpackFiles(work.archive);
  }

  async #makeRoom(owner: string): Promise<void> {
    let bytes = 0;
    for (const work of await this.#store.list(owner)) {
      bytes += work.bytes;
      if (bytes > maxBytesPerLearner) await this.#store.remove(owner, work.lesson);
    }
  }
}

function isSame(files: readonly WorkspaceFile[], others: readonly WorkspaceFile[]): boolean {
  const known = new Map(others.map(({ path, content }) => [path, content]));
  return (
    files.length === known.size &&
    files.every(({ path, content }) => known.get(path)?.equals(content) ?? false)
  );
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
