import { pino } from 'pino';
import { expect, test } from 'vitest';
import type { Driver } from '../drivers/driver.ts';
import { openSqlite } from '../storage/sqlite/open-sqlite.ts';
import { SessionClock } from './session-clock.ts';
import type { SessionService } from './session-service.ts';

test('a round while storage is away is logged, and ends nothing', async () => {
  const logged: string[] = [];
  const log = pino({}, { write: (line) => void logged.push(line) });
  const storage = await openSqlite(':memory:');
  const clock = new SessionClock({
    store: storage.sessions,
    service: { running: () => [] } as unknown as SessionService,
    driver: {} as Driver,
    keepDays: 1,
    log,
  });
  await clock.round();
  expect(logged).toEqual([]);
  await storage.close();
  await clock.round();
  expect(logged).toEqual([expect.stringContaining('"msg":"session clock"')]);
});
