import { beforeEach, describe, expect, test } from 'vitest';
import type { WorkspaceEvent } from '../../../sandbox-server/workspaces/workspace.ts';
import { bytes, changed, removed, type WorkspaceTrial } from './trial.ts';

/** What listeners are told. */
export function describeChanges(trial: WorkspaceTrial): void {
  describe('changes', () => {
    beforeEach(() => trial.settled());

    test('made in a terminal are told', async () => {
      const event = await trial.told(changed('notes'), () => trial.shell('printf hello > notes'));
      expect(event).toMatchObject({ file: { kind: 'file', size: 5, writable: true } });
      await trial.told(removed('notes'), () => trial.shell('rm notes'));
    });

    test('made by us are told with the version that the save gave', async () => {
      let version = '';
      const event = await trial.told(changed('mine'), async () => {
        ({ version } = await trial.workspace.write('mine', bytes('x')));
      });
      expect(event).toMatchObject({ file: { version } });
    });

    test('an editor that saves by renaming tells the file', async () => {
      await trial.workspace.write('a.py', bytes('old'));
      const save = () => trial.shell('printf newer > .a.swp && mv .a.swp a.py');
      const isNew = (event: WorkspaceEvent) =>
        event.type === 'file-changed' && event.file.path === 'a.py' && event.file.size === 5;
      await trial.told(isNew, save);
    });

    test('in folders made this moment are told, however deep', async () => {
      await trial.told(changed('x/y/z/f'), () => trial.shell('mkdir -p x/y/z && echo > x/y/z/f'));
      await trial.told(changed('x/y/z/g'), () => trial.shell('echo > x/y/z/g'));
    });

    test('in a folder that was moved are told under its new name', async () => {
      await trial.told(changed('old/f'), () => trial.shell('mkdir old && echo > old/f'));
      await trial.told(removed('old'), () => trial.shell('mv old new'));
      await trial.told(changed('new/f'), () => trial.shell('echo more >> new/f'));
    });

    test('of permissions are told', async () => {
      await trial.workspace.write('a', bytes(''));
      const locked = (event: WorkspaceEvent) =>
        event.type === 'file-changed' && event.file.path === 'a' && !event.file.writable;
      await trial.told(locked, () => trial.shell('chmod 400 a'));
    });

    test('of a whole checkout are told at once, and later ones singly again', async () => {
      await trial.shell(
        'git init -q . && git config user.email l@x && git config user.name l && ' +
          'mkdir src && for i in $(seq 300); do echo $i > src/$i; done && git add . && ' +
          'git commit -qm all && git rm -rq src && git commit -qm none',
      );
      await trial.settled();
      const all = (event: WorkspaceEvent) => event.type === 'files-changed';
      await trial.told(all, () => trial.shell('git checkout -q HEAD~1'));
      await trial.settled();
      expect(await trial.paths()).toHaveLength(303);
      await trial.told(changed('src/7'), () => trial.shell('echo changed > src/7'));
    });

    test('are told after the workspace was removed and made again', async () => {
      const all = (event: WorkspaceEvent) => event.type === 'files-changed';
      await trial.told(all, () => trial.shell('cd .. && rm -r app && mkdir app'));
      await trial.told(changed('again'), () => trial.shell('cd ../app && echo > again'));
      expect(await trial.paths()).toEqual(['again']);
    });
  });

  describe('the agent', () => {
    test('is started again when the learner ends it', async () => {
      const all = (event: WorkspaceEvent) => event.type === 'files-changed';
      await trial.told(all, () => trial.killAgent());
      await trial.told(changed('after'), () => trial.workspace.write('after', bytes('x')));
      expect(await trial.paths()).toEqual(['after']);
    });
  });
}
