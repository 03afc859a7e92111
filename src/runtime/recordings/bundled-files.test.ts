import { expect, test } from 'vitest';
import { isProblem } from '../problem-error.ts';
import { WorkspaceFiles } from '../workspace-files.ts';
import { BundledFiles } from './bundled-files.ts';

const lesson = [
  { path: 'hello.py', content: 'print("hello")\n' },
  { path: 'crew/names.txt', content: 'Ada\n' },
];

test('the lesson’s files are listed with their folders, and opened in the editor', async () => {
  const files = new WorkspaceFiles(new BundledFiles(lesson), ['hello.py'], null);
  await files.refresh();
  expect([...files.entries.value.keys()]).toEqual(['crew', 'crew/names.txt', 'hello.py']);
  expect(files.active.value?.path).toBe('hello.py');
});

test('what is typed and put there is what the page then has', async () => {
  const files = new WorkspaceFiles(new BundledFiles(lesson), ['hello.py'], null);
  await files.refresh();
  await files.active.value!.refresh();
  files.active.value!.edit('print("typed")\n');
  await files.put('new.py', 'print("put")\n');
  const texts = new Map((await files.texts()).map(({ path, text }) => [path, text]));
  expect(texts.get('hello.py')).toBe('print("typed")\n');
  expect(texts.get('new.py')).toBe('print("put")\n');
});

test('a write that expects another version is refused, and so is a file that is not there', async () => {
  const store = new BundledFiles(lesson);
  const refused = (call: Promise<unknown>) => call.then(() => null).catch((thrown) => thrown);
  expect(isProblem(await refused(store.write('hello.py', '', 'absent')), 'file-changed')).toBe(
    true,
  );
  expect(isProblem(await refused(store.read('other.py')), 'file-not-found')).toBe(true);
  await store.remove('crew');
  expect((await store.list()).files.map(({ path }) => path)).toEqual(['hello.py']);
});
