import { beforeEach, expect, test } from 'vitest';
import type { HelpRecord } from '../../../sandbox-server/storage/board/help-store.ts';
import type { Storage } from '../../../sandbox-server/storage/storage.ts';

const request: HelpRecord = {
  id: 'h1',
  class: 'k1',
  person: 'bob',
  lesson: 'hello-world',
  session: 's1',
  message: '«Порт?» ポート',
  askedAt: new Date(1_000),
  taken: null,
  end: null,
};
const taken = { by: 'ada', name: 'Ada', at: new Date(2_000) };
const end = { how: 'resolved', at: new Date(3_000) } as const;

/** What every storage promises of requests for help. */
export function describeHelp(open: () => Storage): void {
  beforeEach(async () => {
    const rest = {
      timeZone: 'UTC',
      join: 'name',
      createdAt: new Date(0),
      archivedAt: null,
    } as const;
    await open().classes.insert({ id: 'k1', name: 'One', code: 'HELP-ONE1', ...rest });
    await open().classes.insert({ id: 'k2', name: 'Two', code: 'HELP-TWO2', ...rest });
  });
  const ids = (records: readonly HelpRecord[]) => records.map(({ id }) => id);

  test('a request for help is as it was asked, taken and ended', async () => {
    const { help } = open();
    await help.insert(request);
    expect(await help.find('h1')).toEqual(request);
    expect(await help.openOf('s1')).toEqual(request);
    expect(await help.change('h1', { taken, message: '' })).toBe(true);
    expect(await help.find('h1')).toEqual({ ...request, message: '', taken });
    expect(await help.change('h1', { taken: null })).toBe(true);
    expect(await help.end('h1', end)).toBe(true);
    expect(await help.find('h1')).toEqual({ ...request, message: '', end });
    expect(await help.openOf('s1')).toBeNull();
  });

  test('of two who end a request one did, and what has ended changes no more', async () => {
    const { help } = open();
    await help.insert(request);
    const ended = await Promise.all([help.end('h1', end), help.end('h1', end)]);
    expect(ended.toSorted()).toEqual([false, true]);
    expect(await help.change('h1', { taken })).toBe(false);
    expect(await help.end('nobody', end)).toBe(false);
  });

  test('who waits is listed by class, the longest first', async () => {
    const { help } = open();
    await help.insert({ ...request, id: 'late', askedAt: new Date(5_000) });
    await help.insert({ ...request, id: 'b', session: 's2' });
    await help.insert({ ...request, id: 'a', session: 's3' });
    await help.insert({ ...request, id: 'over', end });
    await help.insert({ ...request, id: 'other', class: 'k2' });
    expect(ids(await help.open('k1'))).toEqual(['a', 'b', 'late']);
    expect(ids(await help.ofLearner('k1', 'hello-world', 'bob'))).toEqual([
      'late',
      'over',
      'b',
      'a',
    ]);
  });

  test('what has ended is paged, the latest first', async () => {
    const { help } = open();
    for (const [id, at] of [
      ['a', 10],
      ['b', 20],
      ['c', 20],
      ['d', 30],
    ] as const) {
      await help.insert({ ...request, id, end: { how: 'left', at: new Date(at) } });
    }
    await help.insert(request);
    const first = await help.history('k1', { limit: 2 });
    expect(ids(first)).toEqual(['d', 'c']);
    const before = { at: new Date(20), id: 'c' };
    expect(ids(await help.history('k1', { limit: 5, before }))).toEqual(['b', 'a']);
  });

  test('a person is forgotten, as who asked and as who helped', async () => {
    const { help } = open();
    await help.insert({ ...request, taken });
    await help.insert({ ...request, id: 'h2', person: 'ada' });
    await help.removeOf('ada');
    expect(await help.of('ada')).toEqual([]);
    expect((await help.find('h1'))?.taken?.name).toBe('erased');
    await help.moveTo('bob', 'rob');
    expect(ids(await help.of('rob'))).toEqual(['h1']);
    expect(await help.of('bob')).toEqual([]);
  });

  test('a class takes its requests with it', async () => {
    const { help } = open();
    await help.insert(request);
    await open().classes.remove('k1');
    expect(await help.find('h1')).toBeNull();
  });

  test('steps that checks saw done are found for a whole class at once', async () => {
    const { progress } = open();
    const step = { step: 'build', doneAt: new Date(1_000), by: 'checks' as const };
    await progress.merge('bob', 'hello-world', { steps: [step] });
    await progress.merge('bob', 'flask-app', { steps: [step] });
    const claimed = { ...step, by: 'claimed' as const };
    await progress.merge('eve', 'hello-world', { steps: [claimed] });
    const owners = ['bob', 'eve', ...Array.from({ length: 1_500 }, (_, at) => `p${at}`)];
    expect(await progress.stepsIn('hello-world', owners)).toEqual(
      new Map([['bob', new Set(['build'])]]),
    );
    expect(await progress.stepsIn('hello-world', [])).toEqual(new Map());
  });
}
