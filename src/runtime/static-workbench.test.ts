import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RecordedLesson } from '../../protocol/recorded-lesson.ts';
import { hasServer } from './found-server.ts';
import { lessonProgress } from './progress.ts';
import { StaticWorkbench } from './static-workbench.ts';
import { workbench } from './workbench.ts';

const recorded: RecordedLesson = {
  lesson: 'flask-app',
  files: [{ path: 'hello.py', content: 'print("hello")\n' }],
  runs: [{ id: 'list', step: 'look', terminal: 'main', command: 'docker ps' }],
  casts: [{ step: 'look', terminal: 'main', file: 'look.main.cast' }],
};
const cast = [
  { version: 2, width: 100, height: 30, title: 'look', commands: '' },
  [0, 'm', 'list'],
  [0, 'o', '$ docker ps\r\nCONTAINER ID'],
]
  .map((line) => JSON.stringify(line))
  .join('\n');

let hosted: Map<string, string>;
let asked: string[];
let bench: StaticWorkbench;

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  const page = new EventTarget();
  vi.stubGlobal('document', Object.assign(page, { querySelector: () => ({}) }));
  vi.stubGlobal('dispatchEvent', () => true);
  hosted = new Map([
    ['/recordings/flask-app/lesson.json', JSON.stringify(recorded)],
    ['/recordings/flask-app/look.main.cast', cast],
  ]);
  asked = [];
  vi.stubGlobal('fetch', async (address: URL) => {
    asked.push(address.pathname);
    const body = hosted.get(address.pathname);
    return body === undefined ? new Response('', { status: 404 }) : new Response(body);
  });
  bench = new StaticWorkbench('http://copy.test');
  bench.attach({ lesson: 'flask-app', language: 'en', open: ['hello.py'] });
});
afterEach(() => {
  bench.runtime.value?.dispose();
  vi.unstubAllGlobals();
});

const play = (id: string, command: string) =>
  bench.run({ id, command, terminal: 'main', interrupt: false });

test('the page says whether a server is behind it, and gets the workbench for that', () => {
  expect(hasServer()).toBe(false);
  expect(workbench()).toBeInstanceOf(StaticWorkbench);
});

test('nothing is asked for before the recordings are wanted', async () => {
  expect(asked).toEqual([]);
  await bench.start();
  expect(asked).toEqual([...hosted.keys()]);
  expect(bench.runtime.value?.kind).toBe('recording');
  expect(bench.runtime.value?.files.active.value?.path).toBe('hello.py');
});

test('a command plays, and its step counts as seen, not as checked', async () => {
  await play('list', 'docker ps');
  const { player } = bench.runtime.value!;
  player!.skip();
  await vi.waitFor(() => expect(player!.state.value).toBe('idle'));
  expect(lessonProgress('flask-app').steps['look']).toMatchObject({ by: 'claimed' });
  expect(bench.checks.value).toEqual({ steps: [] });
});

test('a command without a recording is told of', async () => {
  await play('other', 'docker images');
  expect(bench.problem.value?.message).toBe('There is no recording of “docker images”.');
});

test('a copy that is not whole is told of, and tried again', async () => {
  hosted.delete('/recordings/flask-app/look.main.cast');
  await bench.start();
  expect(bench.problem.value?.message).toBe('The recordings of this lesson could not be read.');
  expect(bench.runtime.value).toBeNull();
  hosted.set('/recordings/flask-app/look.main.cast', cast);
  await bench.start();
  expect(bench.problem.value).toBeNull();
  expect(bench.runtime.value?.kind).toBe('recording');
});

test('Python in a page that is not isolated is refused, and the recording stays', async () => {
  await bench.runFile('new.py', 'print("new")\n');
  expect(bench.problem.value?.remedy).toContain('_headers');
  expect(bench.runtime.value?.kind).toBe('recording');
});
