import { afterEach, beforeEach, expect, test } from 'vitest';
import { actorOf } from '../../test/support/assignment-world.ts';
import { openSqlite } from '../storage/sqlite/open-sqlite.ts';
import type { Storage } from '../storage/storage.ts';
import { auditData } from './audit-data.ts';
import { AuditLog } from './audit-log.ts';

let storage: Storage;
beforeEach(async () => {
  storage = await openSqlite(':memory:');
});
afterEach(() => storage.close());

test('an instructor takes along what they did and said, and no words of learners or about them', async () => {
  const log = new AuditLog(storage.audit);
  const ina = actorOf('ina', 'instructor');
  const all = { class: 'berlin', subject: 'learner Lea' };
  const secret = 'of Lea alone';
  // As older servers wrote them.
  await log.note(ina, {
    ...{ ...all, action: 'help.taken', detail: { person: 'lea', message: secret } },
  });
  await log.note(ina, {
    ...{ ...all, action: 'extension.set' },
    detail: { learners: [{ person: 'lea', before: { moreAttempts: 1, reason: secret } }] },
  });
  await log.note(ina, {
    ...{ ...all, action: 'comment.removed', detail: { comment: 'c1', text: secret } },
  });
  await log.note(ina, {
    ...{ ...all, action: 'broadcast.message', detail: { text: 'A break until ten' } },
  });
  const exported = await auditData(storage.audit).export('ina');
  expect(exported).toMatchObject([
    { action: 'help.taken', detail: { person: 'lea' } },
    {
      action: 'extension.set',
      detail: { learners: [{ person: 'lea', before: { moreAttempts: 1 } }] },
    },
    { action: 'comment.removed', detail: { comment: 'c1' } },
    { action: 'broadcast.message', detail: { text: 'A break until ten' } },
  ]);
  expect(JSON.stringify(exported)).not.toContain(secret);
});
