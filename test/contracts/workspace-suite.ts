import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { describeChanges } from './workspace/changes.ts';
import { describeFiles } from './workspace/files.ts';
import { describeLinksAndLists } from './workspace/links-and-lists.ts';
import { WorkspaceTrial, type WorkspaceUnderTest } from './workspace/trial.ts';
import { describeVersions } from './workspace/versions.ts';

/** What every workspace promises, on whatever machine it is. */
export function describeWorkspace(name: string, open: () => Promise<WorkspaceUnderTest>): void {
  describe(name, () => {
    const trial = new WorkspaceTrial();
    beforeAll(async () => {
      trial.under = await open();
    }, 120_000);
    beforeEach(async () => {
      await trial.shell('chmod -R u+rwX . && find . -mindepth 1 -delete');
    });
    afterAll(() => trial.under?.dispose());

    describeFiles(trial);
    describeVersions(trial);
    describeLinksAndLists(trial);
    describeChanges(trial);
  });
}
