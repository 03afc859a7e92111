import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadCourse } from '../../../sandbox-server/course/load-course.ts';
import { asLesson } from '../../../sandbox-server/course/load-lesson.ts';
import { LessonChecker } from '../../../sandbox-server/own-lessons/lesson-checker.ts';
import { LessonFolders } from '../../../sandbox-server/own-lessons/lesson-folders.ts';
import {
  LessonTester,
  type TestLimits,
  testLimits,
} from '../../../sandbox-server/own-lessons/lesson-tester.ts';
import { unpackLesson } from '../../../sandbox-server/own-lessons/unpack-lesson.ts';
import { MachinePool, type PooledMachine } from '../../../sandbox-server/sessions/machine-pool.ts';
import { ownLessonWith, ownLessonZip } from '../../support/own-lesson.ts';
import { openRealMachines, testLog as log } from '../../support/real-machines.ts';

let machines: Awaited<ReturnType<typeof openRealMachines>>;
let pool: MachinePool;
let checker: LessonChecker;
let folder: string;
let lessons = 0;

beforeAll(async () => {
  machines = await openRealMachines();
  pool = new MachinePool(machines.driver, { warm: 0, capacity: 1, log });
  checker = new LessonChecker(await loadCourse(join(import.meta.dirname, '../../../lessons')));
  folder = await mkdtemp(join(tmpdir(), 'slipway-tested-'));
}, 120_000);
afterAll(async () => {
  await pool.dispose();
  await machines.dispose();
  await rm(folder, { recursive: true, force: true });
}, 60_000);

/** Plays a lesson; `onMachine` is told of each machine that it gets. */
async function play(
  zip: Buffer,
  change: {
    readonly limits?: Partial<TestLimits>;
    readonly onMachine?: (pooled: PooledMachine, count: number) => void;
  } = {},
) {
  const files = await unpackLesson(zip);
  const { content } = await checker.look(async () => files);
  if (!content) throw new Error('the lesson cannot be read');
  const of = { slug: `own-${String((lessons += 1)).padStart(12, '0')}`, version: 1 };
  const placed = await new LessonFolders(folder).place(of, files);
  let taken = 0;
  const counted: Pick<MachinePool, 'takePatiently' | 'remove'> = {
    remove: (pooled) => pool.remove(pooled),
    async takePatiently(signal) {
      const pooled = await pool.takePatiently(signal);
      taken += 1;
      change.onMachine?.(pooled, taken);
      return pooled;
    },
  };
  const { driver, registry } = machines;
  const tester = new LessonTester({
    ...{ driver, registry, log, pool: counted },
    limits: { ...testLimits, ...change.limits },
  });
  const progress: number[] = [];
  const failure = await tester.test({
    ...{ lesson: asLesson(placed, of.slug, content.exercise), shown: content.shown },
    signal: new AbortController().signal,
    onProgress: ({ done, of: all }) => void progress.push(done / all),
  });
  return { failure, progress, taken };
}

const endless = () => ownLessonWith('exercise.yaml', 'docker run hello-world', 'sleep infinity');

test('a command that does not end is what its author is told of', async () => {
  const { failure, taken } = await play(endless(), { limits: { commandMs: 3_000 } });
  expect(failure).toMatchObject({ step: 'greet', command: 'sleep infinity' });
  expect(taken).toBe(2);
  expect(await machines.driver.list()).toEqual([]);
}, 120_000);

test('a test that does not end is told as one', async () => {
  const { failure, taken } = await play(endless(), { limits: { wholeMs: 3_000 } });
  expect(failure).toMatchObject({ expected: 'all of the test within 1 minutes' });
  expect(taken).toBe(1);
  expect(await machines.driver.list()).toEqual([]);
}, 120_000);

test('a machine that is lost during a test is no fault of the lesson', async () => {
  const { failure, progress } = await play(ownLessonZip(), {
    onMachine({ machine }, count) {
      if (count === 1) void machines.driver.destroy(machine.ref);
    },
  });
  expect(failure).toBeNull();
  expect(progress.at(-1)).toBe(1);
  expect(await machines.driver.list()).toEqual([]);
}, 240_000);
