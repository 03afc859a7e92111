import { describe, expect, test } from 'vitest';
import { bytes, problem, type WorkspaceTrial } from './trial.ts';

/** What is shown, and that nothing leads out. */
export function describeLinksAndLists(trial: WorkspaceTrial): void {
  describe('symbolic links', () => {
    test.each(['/etc/hostname', '../../..', '..'])('one to %s leads nowhere', async (target) => {
      await trial.shell(`ln -s ${target} link`);
      expect((await trial.workspace.list()).files[0]).toMatchObject({
        path: 'link',
        kind: 'symlink',
      });
      for (const path of ['link', 'link/hostname', 'link/app/x']) {
        await expect(trial.workspace.read(path)).rejects.toEqual(problem('outside-workspace'));
        const write = trial.workspace.write(path, bytes('x'));
        await expect(write).rejects.toEqual(problem('outside-workspace'));
      }
      await expect(trial.workspace.remove('link/hostname')).rejects.toEqual(
        problem('outside-workspace'),
      );
      expect(await trial.paths()).toEqual(['link']);
    });

    test('one within the workspace is shown, not followed', async () => {
      await trial.shell('mkdir real && echo x > real/a && ln -s real link && ln -s real/a file');
      expect(await trial.paths()).toEqual(['file', 'link', 'real', 'real/a']);
      await expect(trial.workspace.read('file')).rejects.toEqual(problem('not-a-file'));
      await expect(trial.workspace.write('link/a', bytes(''))).rejects.toEqual(
        problem('not-a-file'),
      );
    });

    test('removing one leaves what it points to', async () => {
      await trial.shell(
        'mkdir real && echo x > real/a && ln -s real link && ln -s real inner; mkdir out',
      );
      await trial.shell('ln -s ../real out/link');
      await trial.workspace.remove('link');
      await trial.workspace.remove('out');
      expect(await trial.paths()).toEqual(['inner', 'real', 'real/a']);
    });

    test('a folder that turns into a link while it is walked never shows the other side', async () => {
      await trial.shell(
        'mkdir -p a ../outside && echo inside > a/f && echo outside > ../outside/f',
      );
      const swap = trial.shell(
        'for i in $(seq 300); do mv a b && ln -s ../outside a && rm a && mv b a; done; rm -r ../outside',
      );
      const seen = new Set<string>();
      for (let index = 0; index < 300; index += 1)
        seen.add(
          await trial.workspace.read('a/f').then(
            (file) => file.content.toString().trim(),
            (error: { code: string }) => error.code,
          ),
        );
      await swap;
      const allowed = ['inside', 'file-not-found', 'not-a-file', 'outside-workspace'];
      expect(allowed).toEqual(expect.arrayContaining([...seen]));
    });
  });

  describe('the list', () => {
    test('is depth-first and by name, with kinds and sizes', async () => {
      await trial.shell('mkdir -p b/c && printf 12345 > b/c/d && touch a z');
      const { files, truncated } = await trial.workspace.list();
      expect(files.map(({ path, kind, size }) => [path, kind, size])).toEqual([
        ['a', 'file', 0],
        ['b', 'directory', 0],
        ['b/c', 'directory', 0],
        ['b/c/d', 'file', 5],
        ['z', 'file', 0],
      ]);
      expect(truncated).toBe(false);
    });

    test('shows a repository, caches, packages and virtual environments as closed folders', async () => {
      await trial.shell(
        'mkdir -p .git/x __pycache__/x node_modules/x env/lib && touch env/pyvenv.cfg',
      );
      expect(await trial.paths()).toEqual(['.git', '__pycache__', 'env', 'node_modules']);
    });

    test('ends after 2,000 entries and says so', async () => {
      await trial.shell('mkdir many && cd many && seq -f %04g 2100 | xargs touch');
      const { files, truncated } = await trial.workspace.list();
      expect(files).toHaveLength(2000);
      expect(truncated).toBe(true);
    });

    test('leaves out names that the page cannot say', async () => {
      await trial.shell(`touch good "$(printf 'new\\nline')" "$(printf 'not-utf8-\\377')"`);
      expect(await trial.paths()).toEqual(['good']);
    });

    test('goes on working in folders as deep as a path can be', async () => {
      const deep = `"$(printf 'd/%.0s' $(seq 350))"`;
      await trial.shell(`mkdir -p ${deep} && cd ${deep} && mkdir -p ${deep}`);
      expect((await trial.workspace.list()).files).toHaveLength(512);
      await trial.shell('rm -r d');
    });
  });
}
