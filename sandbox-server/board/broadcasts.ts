import { randomUUID } from 'node:crypto';
import { posix } from 'node:path';
import type { Announcement, ClassFile, ClassMessage, Delivery } from '../../protocol/broadcast.ts';
import { maxFileBytes } from '../../protocol/workspace.ts';
import type { AuditLog } from '../audit/audit-log.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';
import type { SessionHub } from '../sessions/session-hub.ts';
import type { EnrollmentRecord } from '../storage/classes/class-store.ts';
import type { Workspace } from '../workspaces/workspace.ts';
import type { ClassScope } from './class-scope.ts';
import type { WorkTracker } from './work-tracker.ts';

/** Names that are tried for a copy. */
const mostCopies = 20;
/** Machines that are written to at once. */
const atOnce = 8;

export interface BroadcastsOptions {
  readonly scope: ClassScope;
  readonly audit: AuditLog;
  readonly tracker: WorkTracker;
  readonly hub: SessionHub;
  /** Undefined where no machine runs. */
  readonly workspace: (session: string) => Workspace | undefined;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/** What an instructor gives to all learners of a class, or to some: words, or a file. */
export class Broadcasts {
  readonly #options: BroadcastsOptions;

  constructor(options: BroadcastsOptions) {
    this.#options = options;
  }

  /** To every open page of the learners. @throws SlipwayError `unknown-person` for one who is no learner */
  async message(actor: Actor, classId: string, lesson: string, message: ClassMessage) {
    const learners = await this.#chosen(actor, classId, lesson, message.learners);
    const { tracker, audit } = this.#options;
    const deliveries = learners.map(({ person }): Delivery => {
      const works = tracker.withPage(person);
      for (const { session } of works) this.#announce(session.id, actor, message.text, null);
      return { learner: person, outcome: works.length > 0 ? 'sent' : 'offline' };
    });
    await audit.note(actor, {
      class: classId,
      action: 'broadcast.message',
      subject: `lesson ${lesson}`,
      detail: { text: message.text, learners: counted(deliveries) },
    });
    return { deliveries };
  }

  /** Into the workspaces of the lesson. What a learner has is never overwritten. */
  async file(actor: Actor, classId: string, lesson: string, file: ClassFile) {
    const learners = await this.#chosen(actor, classId, lesson, file.learners);
    const { tracker, audit } = this.#options;
    const works = tracker.inLesson(lesson);
    const content = Buffer.from(file.content, 'base64');
    const deliveries: Delivery[] = [];
    for (let start = 0; start < learners.length; start += atOnce) {
      const some = learners.slice(start, start + atOnce).map(async ({ person: learner }) => {
        const session = works.get(learner)?.session.id;
        const given = await this.#place(session, file, content);
        if (session !== undefined && given.isNew)
          this.#announce(session, actor, '', given.path ?? file.path);
        const { outcome, path } = given;
        return { learner, outcome, ...(path !== undefined && { path }) };
      });
      deliveries.push(...(await Promise.all(some)));
    }
    await audit.note(actor, {
      class: classId,
      action: 'broadcast.file',
      subject: `lesson ${lesson}`,
      detail: { path: file.path, bytes: content.length, learners: counted(deliveries) },
    });
    return { deliveries };
  }

  async #chosen(actor: Actor, classId: string, lesson: string, persons?: readonly string[]) {
    const { scope } = this.#options;
    await scope.reach(actor, classId);
    await scope.lesson(classId, lesson);
    if (!persons) return scope.learners(classId);
    const chosen: EnrollmentRecord[] = [];
    for (const person of new Set(persons)) chosen.push(await scope.learner(classId, person));
    return chosen;
  }

  async #place(
    session: string | undefined,
    { path, asCopy }: ClassFile,
    content: Buffer,
  ): Promise<Pick<Delivery, 'outcome' | 'path'> & { isNew?: boolean }> {
    const workspace = session === undefined ? undefined : this.#options.workspace(session);
    if (!workspace) return { outcome: 'offline' };
    try {
      if (await writeNew(workspace, path, content)) return { outcome: 'placed', isNew: true };
      if (await hasContent(workspace, path, content)) return { outcome: 'same' };
      if (!asCopy) return { outcome: 'conflict' };
      for (let number = 2; number < mostCopies + 2; number++) {
        const copy = copyPath(path, number);
        if (await writeNew(workspace, copy, content))
          return { outcome: 'copied', path: copy, isNew: true };
        if (await hasContent(workspace, copy, content)) return { outcome: 'same', path: copy };
      }
      return { outcome: 'conflict' };
    } catch (error) {
      if (!(error instanceof SlipwayError)) this.#options.onError(error);
      return { outcome: 'failed' };
    }
  }

  #announce(session: string, { name }: Actor, text: string, path: string | null): void {
    const at = this.#options.now().toISOString();
    const announcement: Announcement = { id: randomUUID(), at, from: name, text, path };
    this.#options.hub.tell(session, { type: 'announcement', announcement });
  }
}

async function writeNew(workspace: Workspace, path: string, content: Buffer): Promise<boolean> {
  try {
    await workspace.write(path, content, { ifNoneMatch: '*' });
    return true;
  } catch (error) {
    if (error instanceof SlipwayError && error.code === 'file-changed') return false;
    throw error;
  }
}

async function hasContent(workspace: Workspace, path: string, content: Buffer): Promise<boolean> {
  try {
    if (content.length > maxFileBytes) return false;
    return (await workspace.read(path)).content.equals(content);
  } catch (error) {
    // A folder or a link of that name is other content.
    if (error instanceof SlipwayError) return false;
    throw error;
  }
}

/** `templates/app.py` becomes `templates/app-2.py`. */
export function copyPath(path: string, number: number): string {
  const { dir, name, ext } = posix.parse(path);
  return posix.join(dir, `${name}-${number}${ext}`);
}

function counted(deliveries: readonly Delivery[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { outcome } of deliveries) counts[outcome] = (counts[outcome] ?? 0) + 1;
  return counts;
}
