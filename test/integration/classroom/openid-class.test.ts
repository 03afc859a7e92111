import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Class } from '../../../protocol/class.ts';
import type { Me } from '../../../protocol/person.ts';
import { outcome } from '../../support/api-client.ts';
import type { BrowserClient } from '../../support/browser-client.ts';
import { OpenIdWorld } from '../../support/open-id-world.ts';

let world: OpenIdWorld;
/** Takes only who is signed in with the provider. */
let cls: Class;

beforeAll(async () => {
  world = await OpenIdWorld.open();
  const draft = { name: 'Docker 1', timeZone: 'Europe/Berlin', join: 'openid' };
  cls = (await world.administrator.call('POST', '/api/classes', draft)).body as Class;
}, 60_000);
afterAll(() => world.dispose());

const look = (client: BrowserClient) => client.call('POST', '/api/join/look', { code: cls.code });
const join = (client: BrowserClient, name?: string) =>
  client.call('POST', '/api/join', { code: cls.code, ...(name !== undefined && { name }) });
const roster = async () => {
  const { body } = await world.administrator.call('GET', `/api/classes/${cls.id}/roster`);
  return (body as { members: { name: string; role: string }[] }).members
    .filter(({ role }) => role === 'learner')
    .map(({ name }) => name);
};

test('whoever comes without the provider is sent there, and does not get in by a name', async () => {
  const client = world.browser();
  expect((await look(client)).body).toMatchObject({ needs: 'openid', isMember: false });
  expect(outcome(await join(client, 'Eve'))).toEqual([403, 'forbidden']);
  expect(((await client.call('GET', '/api/me')).body as Me).person).toBeNull();
  expect(await roster()).toEqual([]);
});

test('a learner of another class, and an instructor with a password, are asked for it too', async () => {
  const open = { name: 'Open to all', timeZone: 'UTC' };
  const made = (await world.administrator.call('POST', '/api/classes', open)).body as Class;
  const lea = world.browser();
  await lea.call('POST', '/api/join', { code: made.code, name: 'Lea' });
  expect((await look(lea)).body).toMatchObject({ needs: 'openid' });
  expect(outcome(await join(lea, 'Lea'))).toEqual([403, 'forbidden']);
});

test('whoever refuses at the provider is not in', async () => {
  const client = world.browser();
  expect(await world.signIn(client, null)).toMatch(/problem=refused/);
  expect(outcome(await join(client, 'Eve'))).toEqual([403, 'forbidden']);
  expect(await roster()).toEqual([]);
});

test('a learner goes to the provider, comes back with the code, and is in by the provider’s name', async () => {
  const { people } = world.provider;
  people.set('grace', { name: 'Grace', email: 'grace@example.org', email_verified: true });
  const client = world.browser();
  const page = `/classroom/join/#${cls.code}`;
  expect(await world.signIn(client, 'grace', `?return=${encodeURIComponent(page)}`)).toBe(page);
  expect((await look(client)).body).toMatchObject({ needs: 'nothing', isMember: false });
  const joined = await join(client);
  expect(joined.body).toMatchObject({ class: { id: cls.id, role: 'learner', code: null } });
  // No link: the provider is how one comes back.
  expect(joined.body).toMatchObject({ link: null });
  expect(await roster()).toEqual(['Grace']);

  // On another device it is the same person, and a member already.
  const elsewhere = world.browser();
  await world.signIn(elsewhere, 'grace');
  expect((await look(elsewhere)).body).toMatchObject({ needs: 'nothing', isMember: true });
  await join(elsewhere);
  expect(await roster()).toEqual(['Grace']);
});
