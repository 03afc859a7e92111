import { promisify } from 'node:util';
import { type AsyncZippable, zip } from 'fflate';
import type { Actor } from '../people/actor.ts';
import { unpackFiles } from '../progress/pack-files.ts';
import type { SubmissionStore } from '../storage/submissions/submission-store.ts';
import type { SubmissionAccess } from './submission-access.ts';

/** Submissions as zip files. */
export class SubmissionArchive {
  readonly #store: Pick<SubmissionStore, 'evidence'>;
  readonly #access: SubmissionAccess;

  constructor(store: Pick<SubmissionStore, 'evidence'>, access: SubmissionAccess) {
    this.#store = store;
    this.#access = access;
  }

  /** The files as they were submitted. @throws SlipwayError `unknown-submission` */
  async zip(actor: Actor, id: string): Promise<{ name: string; content: Uint8Array }> {
    const { submission, assignment } = await this.#access.require(actor, id, 'see');
    const evidence = await this.#store.evidence(id);
    const files = evidence ? await unpackFiles(evidence.archive) : [];
    const entries: AsyncZippable = {};
    for (const { path, content, executable } of files) {
      // Unix modes stand in the upper half (APPNOTE.TXT 4.4.15), and 3 names Unix.
      const attrs = (executable ? 0o100755 : 0o100644) * 0x10000;
      entries[path] = [new Uint8Array(content), { os: 3, attrs, mtime: submission.submittedAt }];
    }
    const content = await promisify<AsyncZippable, Uint8Array>(zip)(entries);
    return { name: `${assignment.draft.lesson}-${submission.attempt}.zip`, content };
  }
}
