import { expect, test } from 'vitest';
import { openSqlite } from '../storage/sqlite/open-sqlite.ts';
import { outcomeData } from './outcome-data.ts';

const outcome = (person: string, failure: string | null, at: number) => ({
  ...{ session: 's', person, lesson: 'flask-app', step: 'serve', check: 'answers' },
  ...{ passed: failure === null, failure, at: new Date(at) },
});

test('is given out in words, goes to another, and is erased', async () => {
  const storage = await openSqlite(':memory:');
  const data = outcomeData(storage.outcomes);
  await storage.outcomes.append([
    outcome('guest', JSON.stringify('nothing on port 5000'), 1),
    outcome('guest', null, 2),
    outcome('bob', null, 3),
  ]);
  await data.merge?.('guest', 'ada');
  expect(await data.export('guest')).toEqual([]);
  const where = { lesson: 'flask-app', step: 'serve', check: 'answers' };
  expect(await data.export('ada')).toEqual([
    {
      ...{ ...where, passed: false, at: '1970-01-01T00:00:00.001Z' },
      found: 'nothing on port 5000',
    },
    { ...where, passed: true, at: '1970-01-01T00:00:00.002Z' },
  ]);
  await data.erase('ada');
  expect(await data.export('ada')).toEqual([]);
  expect(await data.export('bob')).toHaveLength(1);
  await storage.close();
});
