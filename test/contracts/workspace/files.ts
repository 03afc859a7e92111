import { describe, expect, test } from 'vitest';
import { maxFileBytes } from '../../../protocol/workspace.ts';
import { bytes, problem, type WorkspaceTrial } from './trial.ts';

/** What reading, writing, placing and removing promise. */
export function describeFiles(trial: WorkspaceTrial): void {
  describe('reading and writing', () => {
    test('what the editor saves is in the file, and comes back', async () => {
      const { version } = await trial.workspace.write('Dockerfile', bytes('FROM python\n'));
      expect(await trial.shell('cat Dockerfile')).toBe('FROM python\n');
      const file = await trial.workspace.read('Dockerfile');
      expect(file).toEqual({ content: bytes('FROM python\n'), version });
    });

    test('a shorter content leaves nothing of the longer one', async () => {
      await trial.workspace.write('a', bytes('long content'));
      await trial.workspace.write('a', bytes('short'));
      expect(await trial.shell('cat a')).toBe('short');
    });

    test('an empty file can be saved and read', async () => {
      await trial.workspace.write('empty', bytes(''));
      expect((await trial.workspace.read('empty')).content).toEqual(bytes(''));
    });

    test('binary content comes back byte for byte', async () => {
      const content = Buffer.from(Array.from({ length: 70_000 }, (_, index) => index % 256));
      await trial.workspace.write('logo.png', content);
      expect((await trial.workspace.read('logo.png')).content.equals(content)).toBe(true);
    });

    test('missing folders are made', async () => {
      await trial.workspace.write('src/app/main.py', bytes('print()'));
      expect(await trial.paths()).toEqual(['src', 'src/app', 'src/app/main.py']);
    });

    test.each([
      'with space',
      `quote's and "these"`,
      '-rf',
      '日本語/ファイル.py',
      '🐳',
      '$(id);`id`*?',
      'back\\slash',
    ])('a file may be called %j', async (path) => {
      await trial.workspace.write(path, bytes(path));
      expect((await trial.workspace.read(path)).content.toString()).toBe(path);
      expect(await trial.paths()).toContain(path);
      await trial.workspace.remove(path);
    });

    test.each([
      '',
      '/etc/passwd',
      '../x',
      'a/../../x',
      'a//b',
      './a',
      'new\nline',
      'nul\0',
      '\ud800',
    ])('the path %j is refused', async (path) => {
      await expect(trial.workspace.read(path)).rejects.toEqual(problem('bad-path'));
      await expect(trial.workspace.write(path, bytes(''))).rejects.toEqual(problem('bad-path'));
      await expect(trial.workspace.remove(path)).rejects.toEqual(problem('bad-path'));
    });

    test('a name that no file system takes is refused', async () => {
      await expect(trial.workspace.write('n'.repeat(300), bytes(''))).rejects.toEqual(
        problem('bad-path'),
      );
    });

    test('a file of 8 MiB is read and written, one byte more is refused', async () => {
      const most = Buffer.alloc(maxFileBytes, 'x');
      await trial.workspace.write('big', most);
      expect((await trial.workspace.read('big')).content.equals(most)).toBe(true);
      await trial.shell('printf x >> big');
      await expect(trial.workspace.read('big')).rejects.toEqual(problem('file-too-large'));
      const more = Buffer.alloc(maxFileBytes + 1);
      await expect(trial.workspace.write('big', more)).rejects.toEqual(problem('file-too-large'));
    });

    test('a missing file, a folder and a file used as a folder are told apart', async () => {
      await trial.shell('mkdir folder && touch file');
      await expect(trial.workspace.read('missing')).rejects.toEqual(problem('file-not-found'));
      await expect(trial.workspace.remove('missing')).rejects.toEqual(problem('file-not-found'));
      await expect(trial.workspace.read('folder')).rejects.toEqual(problem('not-a-file'));
      await expect(trial.workspace.write('folder', bytes(''))).rejects.toEqual(
        problem('not-a-file'),
      );
      await expect(trial.workspace.write('file/x', bytes(''))).rejects.toEqual(
        problem('not-a-file'),
      );
    });

    test('a pipe that nobody writes to does not hang anything', async () => {
      await trial.shell('mkfifo pipe');
      await expect(trial.workspace.read('pipe')).rejects.toEqual(problem('not-a-file'));
      await expect(trial.workspace.write('pipe', bytes(''))).rejects.toEqual(problem('not-a-file'));
      expect((await trial.workspace.list()).files[0]).toMatchObject({ kind: 'other' });
    });

    test('a file that a hard link or a mount shows elsewhere shows the new content', async () => {
      await trial.shell('echo old > app.py && ln app.py other.py && chmod 750 app.py');
      await trial.workspace.write('app.py', bytes('new'));
      expect(await trial.shell('cat other.py; stat -c %a app.py')).toBe('new750\n');
    });

    test('what may not be read or written says so, and is listed so', async () => {
      await trial.shell(
        'echo theirs > theirs && chmod 400 theirs && touch secret && chmod 0 secret',
      );
      await trial.shell('mkdir shut && chmod 500 shut');
      await expect(trial.workspace.write('theirs', bytes(''))).rejects.toEqual(
        problem('permission-denied'),
      );
      await expect(trial.workspace.read('secret')).rejects.toEqual(problem('permission-denied'));
      await expect(trial.workspace.write('shut/x', bytes(''))).rejects.toEqual(
        problem('permission-denied'),
      );
      expect(
        (await trial.workspace.list()).files.find((file) => file.path === 'theirs'),
      ).toMatchObject({
        writable: false,
      });
      expect(await trial.shell('cat theirs')).toBe('theirs\n');
    });

    test('a full disk leaves the old content whole, and no empty new file', async () => {
      await trial.workspace.write('notes', bytes('what I had'));
      await trial.shell(
        'for size in 1G 256M 64M 16M 4M 1M 64K; do ' +
          'while fallocate -l $size "$(mktemp ../filler.XXXXXX)" 2> /dev/null; do :; done; done',
      );
      try {
        const large = Buffer.alloc(4 << 20, 'y');
        await expect(trial.workspace.write('notes', large)).rejects.toEqual(problem('disk-full'));
        await expect(trial.workspace.write('fresh', large)).rejects.toEqual(problem('disk-full'));
        expect(await trial.shell('cat notes; ls')).toBe('what I hadnotes\n');
      } finally {
        await trial.shell('rm ../filler.*');
      }
    });
  });

  describe('placing files', () => {
    test('puts them all there, with their modes', async () => {
      await trial.workspace.place([
        { path: 'app.py', content: bytes('print()') },
        { path: 'bin/run.sh', content: bytes('#!/bin/sh\n'), mode: 0o755 },
      ]);
      expect(await trial.shell('cat app.py; stat -c %a app.py bin/run.sh')).toBe(
        'print()644\n755\n',
      );
    });

    test('names the file that could not be placed', async () => {
      await trial.shell('mkdir app.py');
      const place = trial.workspace.place([{ path: 'app.py', content: bytes('') }]);
      await expect(place).rejects.toThrow('app.py');
    });
  });

  describe('removing', () => {
    test('takes a folder with all in it', async () => {
      await trial.shell('mkdir -p a/b/c && touch a/1 a/b/2 a/b/c/3');
      await trial.workspace.remove('a');
      expect(await trial.paths()).toEqual([]);
    });
  });
}
