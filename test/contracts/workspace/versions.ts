import { describe, expect, test } from 'vitest';
import { bytes, problem, type WorkspaceTrial } from './trial.ts';

/** That nobody’s change is overwritten unseen. */
export function describeVersions(trial: WorkspaceTrial): void {
  describe('versions', () => {
    test('a save over a change made in the terminal is refused, and names the new version', async () => {
      const { version } = await trial.workspace.write('a', bytes('mine'));
      await trial.shell('echo theirs > a');
      const now = (await trial.workspace.read('a')).version;
      await expect(
        trial.workspace.write('a', bytes('x'), { ifMatch: version }),
      ).rejects.toMatchObject({
        code: 'file-changed',
        detail: { version: now },
      });
      expect(await trial.shell('cat a')).toBe('theirs\n');
      await trial.workspace.write('a', bytes('merged'), { ifMatch: now });
      expect(await trial.shell('cat a')).toBe('merged');
    });

    test('a file renamed over ours, as editors save, is another version', async () => {
      const { version } = await trial.workspace.write('a', bytes('same'));
      await trial.shell('printf same > new && touch -r a new && mv new a');
      const save = trial.workspace.write('a', bytes('x'), { ifMatch: version });
      await expect(save).rejects.toEqual(problem('file-changed'));
    });

    test('a file removed meanwhile is not brought back', async () => {
      const { version } = await trial.workspace.write('deep/a', bytes('mine'));
      await trial.shell('rm deep/a');
      const save = trial.workspace.write('deep/a', bytes('x'), { ifMatch: version });
      await expect(save).rejects.toEqual(problem('file-changed'));
      expect(await trial.paths()).toEqual(['deep']);
    });

    test('a new file does not overwrite one of its name', async () => {
      await trial.shell('echo theirs > a');
      const save = trial.workspace.write('a', bytes('x'), { ifNoneMatch: '*' });
      await expect(save).rejects.toEqual(problem('file-changed'));
      await trial.workspace.write('b', bytes('x'), { ifNoneMatch: '*' });
    });

    test('only the version that was meant is removed', async () => {
      const { version } = await trial.workspace.write('a', bytes('1'));
      await trial.shell('echo 22 > a');
      await expect(trial.workspace.remove('a', { ifMatch: version })).rejects.toEqual(
        problem('file-changed'),
      );
      await trial.workspace.remove('a', { ifMatch: (await trial.workspace.read('a')).version });
      expect(await trial.paths()).toEqual([]);
    });
  });
}
