import { afterEach, beforeEach } from 'vitest';
import type { AssignmentDraft } from '../../protocol/assignment.ts';
import { checkSchema } from '../../protocol/check.ts';
import { actorOf, draftOf } from './assignment-world.ts';
import { openSubmissionWorld } from './submission-world.ts';

export const actors = {
  ...{ ina: actorOf('ina'), ada: actorOf('ada'), otto: actorOf('otto') },
  ...{ lea: actorOf('lea'), leo: actorOf('leo') },
};

/** What stands in the workspaces of Lea and Leo. */
export const workedFiles = {
  'answers.txt': 'tag: latest\nimages: 1\ncontainers: 2\nstored by: daemon\n',
};

/** A check of an assignment's own. None of {@link workedFiles} passes it. */
export const secretCheck = checkSchema.parse({
  ...{ id: 'secret', title: { en: 'The secret word' }, kind: 'file', path: 'answers.txt' },
  ...{ matches: 'whale', points: 4 },
});

/** Lea and Leo, each in a session of the first lesson that can be handed in; anew for each test of a file. */
export class LearnersAtWork {
  #world!: Awaited<ReturnType<typeof openSubmissionWorld>>;

  constructor() {
    beforeEach(async () => {
      this.#world = await openSubmissionWorld();
      for (const owner of ['lea', 'leo']) {
        const facts = { files: workedFiles };
        this.#world.sessions.set(`of-${owner}`, { owner, lesson: 'hello-world', facts });
      }
    });
    afterEach(async () => {
      await this.#world.submissions.dispose();
      await this.#world.storage.close();
    });
  }

  get world() {
    return this.#world;
  }

  /** Time stands where it is put. */
  set now(time: Date) {
    this.#world.world.now = time;
  }

  /** Ina assigns the first lesson. @returns the assignment's id */
  readonly assign = async (change: Partial<AssignmentDraft> = {}): Promise<string> =>
    (await this.world.assignments.create(actors.ina, 'berlin', draftOf(change), 'en')).id;

  /** @returns the submission's id */
  readonly submit = (
    assignment: string,
    actor = actors.lea,
    session = `of-${actor.id}`,
  ): Promise<string> => this.world.submissions.submissions.submit(actor, assignment, session);

  readonly find = (id: string, actor = actors.lea) =>
    this.world.submissions.submissions.find(actor, id, 'en');

  /** Resolves once nothing waits to be graded. */
  readonly graded = (): Promise<void> => this.world.submissions.grading.settled();

  /** What the log of the class has, the newest first. */
  readonly actions = async (): Promise<string[]> => {
    const entries = await this.world.storage.audit.list({ class: 'berlin', limit: 50 });
    return entries.map(({ action }) => action);
  };
}
