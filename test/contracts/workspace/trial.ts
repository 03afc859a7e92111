import { expect } from 'vitest';
import type { Workspace, WorkspaceEvent } from '../../../sandbox-server/workspaces/workspace.ts';

/** A workspace to be tried, and what a learner has beside it. */
export interface WorkspaceUnderTest {
  readonly workspace: Workspace;
  /** Runs a command in the workspace's folder, as the learner. Rejects where it fails. */
  shell(command: string): Promise<string>;
  /** Ends the agent that serves the workspace. */
  killAgent(): Promise<void>;
  dispose(): Promise<void>;
}

type Wanted = (event: WorkspaceEvent) => boolean;

export const bytes = (text: string): Buffer => Buffer.from(text);
export const problem = (code: string): unknown =>
  expect.objectContaining({ name: 'SlipwayError', code });
export const changed =
  (path: string): Wanted =>
  (event) =>
    event.type === 'file-changed' && event.file.path === path;
export const removed =
  (path: string): Wanted =>
  (event) =>
    event.type === 'file-removed' && event.path === path;

/** The workspace under test, once there is one. */
export class WorkspaceTrial {
  under: WorkspaceUnderTest | null = null;

  get workspace(): Workspace {
    return this.#opened.workspace;
  }

  shell(command: string): Promise<string> {
    return this.#opened.shell(command);
  }

  killAgent(): Promise<void> {
    return this.#opened.killAgent();
  }

  async paths(): Promise<string[]> {
    return (await this.workspace.list()).files.map((file) => file.path);
  }

  /** Resolves with the first event after `cause` that is the wanted one. */
  async told(wanted: Wanted, cause: () => Promise<unknown>): Promise<WorkspaceEvent> {
    const found = Promise.withResolvers<WorkspaceEvent>();
    const stop = this.workspace.onChange((event) => void (wanted(event) && found.resolve(event)));
    try {
      await cause();
      return await found.promise;
    } finally {
      stop();
    }
  }

  /** Once earlier changes have been told: what is told from here on is the test's own. */
  async settled(): Promise<void> {
    const marked: Wanted = (event) => event.type === 'files-changed' || changed('marker')(event);
    await this.told(marked, () => this.workspace.write('marker', bytes('')));
  }

  get #opened(): WorkspaceUnderTest {
    if (!this.under) throw new Error('No workspace has been opened.');
    return this.under;
  }
}
