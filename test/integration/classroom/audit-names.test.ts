import { beforeEach, expect, test } from 'vitest';
import { type AuditEntry, auditActions, auditPageSchema } from '../../../protocol/audit.ts';
import type { BrowserClient } from '../../support/browser-client.ts';
import { ClassOfIna } from '../../support/class-of-ina.ts';
import { idOf } from '../../support/class-world.ts';

const cls = await ClassOfIna.open();
const { world } = cls;
const { ina } = world;
let lea: BrowserClient;
let leaId: string;

beforeEach(async () => {
  lea = await cls.join('Lea');
  leaId = await idOf(lea);
});

const logOf = async (path: string, by: BrowserClient): Promise<AuditEntry[]> => {
  const { entries } = auditPageSchema.parse((await by.call('GET', path)).body);
  for (const { action } of entries) expect(auditActions).toContain(action);
  return entries;
};
const ofClass = () => logOf(cls.at('/audit'), ina);
const ofServer = () => logOf('/api/audit?limit=20', world.administrator);

test('the log of a class names assignments and people, by the names that the class has', async () => {
  const { id } = await cls.assign({ title: 'Images (1)', published: false, attempts: 2 });
  await ina.call('PATCH', cls.at(`/roster/${leaId}`), { name: 'Lea of 7b' });
  const extension = { dueAt: null, closesAt: null };
  const persons = [leaId];
  await ina.call('PUT', `/api/assignments/${id}/extensions`, { persons, extension });
  await ina.call('PUT', `/api/assignments/${id}/points/${leaId}`, { points: 1, reason: 'Oral' });
  await cls.bulk('role', persons, { role: 'learner' });
  const entries = await ofClass();
  expect(entries.slice(0, 3)).toMatchObject([
    { action: 'roster.bulk-role', about: '', persons: ['Lea of 7b'] },
    { action: 'points.given', about: 'Images (1)', persons: ['Lea of 7b'] },
    { action: 'extension.set', about: 'Images (1)', persons: ['Lea of 7b'] },
  ]);
  expect(entries.at(-1)).toMatchObject({ action: 'class.created', about: cls.name });
  expect(entries.map(({ about }) => about).join()).not.toContain(leaId);
  await ina.call('DELETE', `/api/assignments/${id}`);
  expect((await ofClass())[0]).toMatchObject({
    ...{ action: 'assignment.removed', about: 'Images (1)', className: cls.name },
  });
});

test('what one does with one’s own link and sign-ins is in the server’s log, by name', async () => {
  await lea.call('POST', '/api/me/link');
  await lea.call('DELETE', '/api/me/link');
  await lea.call('POST', '/api/sign-out/everywhere');
  expect((await ofServer()).slice(0, 3)).toMatchObject([
    { action: 'person.signed-out-everywhere', byName: 'Lea', about: 'Lea', className: null },
    { action: 'person.link-revoked', about: 'Lea' },
    { action: 'person.link-renewed', about: 'Lea' },
  ]);
  expect(JSON.stringify(await ofClass())).not.toContain('link-renewed');
});
