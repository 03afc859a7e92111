import { randomUUID } from 'node:crypto';
import type { Comment, CommentDraft } from '../../protocol/submission.ts';
import { refuseArchived } from '../assignments/assignment-access.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';
import { unpackFiles } from '../progress/pack-files.ts';
import type { SubmissionStore } from '../storage/submissions/submission-store.ts';
import { told } from '../words/told.ts';
import type { SubmissionAccess } from './submission-access.ts';

const mostComments = 500;

export interface SubmissionCommentsOptions {
  readonly store: SubmissionStore;
  readonly access: SubmissionAccess;
  readonly audit: AuditLog;
  readonly now: () => Date;
}

/** What those who assist say to a submission, and the learner reads. */
export class SubmissionComments {
  readonly #options: SubmissionCommentsOptions;

  constructor(options: SubmissionCommentsOptions) {
    this.#options = options;
  }

  /** @throws SlipwayError `file-not-found` for a line that was not submitted, `conflict` for too many */
  async add(actor: Actor, id: string, draft: CommentDraft): Promise<Comment> {
    const { store, access, audit, now } = this.#options;
    const accessed = await access.require(actor, id, 'assist');
    refuseArchived(accessed);
    if (draft.path !== null) await this.#requireLine(id, draft.path, draft.line);
    if ((await store.comments(id)).length >= mostComments) {
      throw new SlipwayError('conflict', told('submission.manyComments', { most: mostComments }));
    }
    const comment = { ...draft, id: randomUUID(), by: actor.name, at: now().toISOString() };
    await store.addComment(id, comment);
    await audit.note(actor, {
      class: accessed.assignment.class,
      action: 'comment.added',
      subject: `submission ${id}`,
      detail: { comment: comment.id, path: draft.path, line: draft.line },
    });
    return comment;
  }

  async remove(actor: Actor, id: string, comment: string): Promise<void> {
    const { store, access, audit } = this.#options;
    const accessed = await access.require(actor, id, 'assist');
    refuseArchived(accessed);
    const before = (await store.comments(id)).find((each) => each.id === comment);
    if (!before) return;
    await store.removeComment(id, comment);
    await audit.note(actor, {
      class: accessed.assignment.class,
      action: 'comment.removed',
      subject: `submission ${id}`,
      detail: { comment },
    });
  }

  async #requireLine(id: string, path: string, line: number | null): Promise<void> {
    const evidence = await this.#options.store.evidence(id);
    const files = evidence ? await unpackFiles(evidence.archive) : [];
    const file = files.find((each) => each.path === path);
    const lines = file?.content.toString('utf8').split('\n').length ?? 0;
    if (!file || (line !== null && line > lines)) {
      throw new SlipwayError('file-not-found', told('submission.noLine'));
    }
  }
}
