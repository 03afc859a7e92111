import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { checkSchema } from '../../protocol/check.ts';
import { containerOf, serverOf, stateOf } from '../../test/support/engine-state.ts';
import {
  actors,
  LearnersAtWork,
  secretCheck,
  workedFiles,
} from '../../test/support/learners-at-work.ts';
import { GradingService } from './grading-service.ts';

const { ina, lea } = actors;
const work = new LearnersAtWork();
const { actions, assign, find, graded, submit } = work;

describe('grading', () => {
  const publish = async () => {
    const page = { ...{ id: 'page', kind: 'http', port: 8001, path: '/secret' }, points: 3 };
    const hiddenChecks = [checkSchema.parse({ ...page, title: { en: 'Page' } })];
    work.world.sessions.set('ports', {
      ...{ owner: 'lea', lesson: 'publish-ports' },
      facts: {
        state: stateOf({ containers: [containerOf({ image: 'office', state: 'running' })] }),
        // What a machine that lies says of everything.
        pages: { '8001/': { status: 200, body: 'Office open' } },
      },
    });
    return assign({ lesson: 'publish-ports', hiddenChecks });
  };

  test('asks a clean machine for what files decide, whatever the learner’s machine claims', async () => {
    const assignment = await publish();
    work.world.machine.passes = false;
    const id = await submit(assignment, lea, 'ports');
    await graded();
    expect(work.world.machine.asked.map((check) => check.id)).toEqual([
      ...['north-answers', 'south-answers', 'page'],
    ]);
    const { checks } = await find(id, ina);
    expect(checks.map((check) => [check.id, check.source, check.status])).toEqual([
      ['north-published', 'frozen', 'failed'],
      ['south-published', 'frozen', 'failed'],
      ['north-answers', 'clean', 'failed'],
      ['south-answers', 'clean', 'failed'],
      ['page', 'clean', 'failed'],
    ]);
  });

  test('never asks a learner’s machine what a hidden check is about', async () => {
    const asked: string[] = [];
    const page = { id: 'page', kind: 'http', port: 8001, path: '/secret', title: { en: 'Page' } };
    const assignment = await assign({ hiddenChecks: [checkSchema.parse(page), secretCheck] });
    const facts = {
      workedFiles,
      state: stateOf({ containers: [serverOf(8001, 80)] }),
      get pages() {
        asked.push('a page');
        return { '8001/secret': { status: 200, body: 'yes' } };
      },
    };
    work.world.sessions.set('of-lea', { owner: 'lea', lesson: 'hello-world', facts });
    const id = await submit(assignment);
    await graded();
    const { checks } = await find(id, ina);
    expect(checks.find((check) => check.id === 'page')?.status).toBe('errored');
    expect([asked, work.world.machine.asked]).toEqual([[], []]);
  });

  test('that breaks is our fault, is told so, and can be run again', async () => {
    const assignment = await publish();
    work.world.machine.fails = true;
    const id = await submit(assignment, lea, 'ports');
    await graded();
    expect(await find(id)).toMatchObject({ state: 'failed', grade: null, log: null });
    expect((await find(id, ina)).log).toContain('the machine broke');
    work.world.machine.fails = false;
    await work.world.submissions.desk.regrade(ina, id);
    await graded();
    expect(await find(id)).toMatchObject({ state: 'graded', grade: { points: 7 } });
    expect(await actions()).toContain('submission.regraded');
  });

  test('that a restart broke off begins again', async () => {
    const assignment = await assign();
    const id = await submit(assignment);
    await graded();
    await work.world.storage.submissions.update(id, { state: 'grading', grade: null, checks: [] });
    await work.world.submissions.grading.start();
    await graded();
    expect((await find(id)).grade?.points).toBe(4);
  });
});

test('who hands in ten times keeps nobody waiting who hands in once', async () => {
  const graded: string[] = [];
  const grading = new GradingService({
    store: {
      find: async (id: string) => void graded.push(id),
      evidence: async () => null,
    },
    log: pino({ level: 'silent' }),
    atOnce: 1,
  } as never);
  for (let at = 0; at < 10; at += 1) grading.enqueue({ id: `lea-${at}`, person: 'lea' });
  grading.enqueue({ id: 'leo', person: 'leo' });
  await grading.settled();
  // What was begun is brought to its end.
  expect(graded.indexOf('leo')).toBeLessThanOrEqual(2);
  expect(graded.filter((id) => id !== 'leo')).toEqual(
    Array.from({ length: 10 }, (_, at) => `lea-${at}`),
  );
});
