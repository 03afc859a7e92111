import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Me } from '../../../protocol/person.ts';
import type { BrowserClient } from '../../support/browser-client.ts';
import { openIdPath as start, OpenIdWorld } from '../../support/open-id-world.ts';
import { password } from '../../support/people-server.ts';

const key = 'a-key-that-nobody-will-guess';
let world: OpenIdWorld;
let server: OpenIdWorld['server'];
let provider: OpenIdWorld['provider'];
let administrator: BrowserClient;

beforeAll(async () => {
  world = await OpenIdWorld.open({ accessKey: key });
  ({ server, provider, administrator } = world);
}, 60_000);
afterAll(() => world.dispose());
beforeEach(() => {
  provider.signedInAs = null;
});

const browser = () => world.browser();
const me = async (client: BrowserClient) => (await client.call('GET', '/api/me')).body as Me;
const comeBackFrom = (location: string | null) => world.comeBackFrom(location);
const signIn = (client: BrowserClient, subject: string | null, to = '') =>
  world.signIn(client, subject, to);

test('whoever is new comes in as a learner, and goes on where they were', async () => {
  provider.people.set('1', { name: 'Grace', email: 'Grace@example.org', email_verified: true });
  const client = browser();
  expect(await signIn(client, '1', '?return=/classroom/join/%3Fcode=AB')).toBe(
    '/classroom/join/?code=AB',
  );
  const { person, ways } = await me(client);
  expect(person).toMatchObject({ name: 'Grace', email: 'grace@example.org', role: 'learner' });
  expect(ways.openId).toBe('University');
  const elsewhere = browser();
  await signIn(elsewhere, '1');
  expect((await me(elsewhere)).person?.id).toBe(person?.id);
});

test.each([
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/%09/evil.example',
  'javascript:alert(1)',
  '/api/me/export',
])('nobody is sent on to %s', async (path) => {
  provider.people.set('2', { name: 'Sent' });
  const to = await signIn(browser(), '2', `?return=${encodeURIComponent(path)}`);
  expect(new URL(to, server.url).origin).toBe(server.url);
  expect(to).not.toContain('/api/');
});

test('the word of the provider is asked for with state, nonce and a challenge', async () => {
  const { location } = await browser().open(start);
  const asked = new URL(location ?? '').searchParams;
  expect(asked.get('code_challenge_method')).toBe('S256');
  for (const name of ['state', 'nonce', 'code_challenge']) {
    expect(asked.get(name)?.length).toBeGreaterThan(30);
  }
});

test('an answer is of the browser that asked, and counts once', async () => {
  provider.people.set('3', { name: 'Once' });
  provider.signedInAs = '3';
  const victim = browser();
  const attacker = browser();
  const answer = await comeBackFrom((await attacker.open(start)).location);
  // Nobody asked in this browser; and then they asked something else.
  expect((await victim.open(answer)).location).toBe('/classroom/sign-in/?problem=refused');
  await victim.open(start);
  expect((await victim.open(answer)).location).toMatch(/problem=refused/);
  expect((await me(victim)).person).toBeNull();

  const kept = attacker.cookie;
  expect((await attacker.open(answer)).location).toBe('/classroom/');
  const again = browser();
  for (const pair of kept.split('; ')) again.cookies.set(...(pair.split('=') as [string, string]));
  expect((await again.open(answer)).location).toMatch(/problem=refused/);
  expect((await me(again)).person).toBeNull();
});

test('an answer with another state, code or issuer lets nobody in', async () => {
  provider.people.set('4', { name: 'Changed' });
  for (const [name, value] of [
    ['state', 'another'],
    ['code', 'another'],
    ['iss', 'https://evil.example'],
  ] as const) {
    provider.signedInAs = '4';
    const client = browser();
    const answer = new URL(await comeBackFrom((await client.open(start)).location));
    answer.searchParams.set(name, value);
    expect((await client.open(answer.href)).location).toMatch(/problem=refused/);
    expect((await me(client)).person).toBeNull();
  }
});

test('whoever refuses at the provider is back at the sign-in page', async () => {
  expect(await signIn(browser(), null)).toMatch(/^\/classroom\/sign-in\/\?problem=refused/);
});

test('an account with a password is nobody’s by its address alone', async () => {
  provider.people.set('5', { name: 'Eve', email: 'ada@example.org', email_verified: true });
  const client = browser();
  expect(await signIn(client, '5')).toMatch(/problem=taken/);
  expect((await me(client)).person).toBeNull();
});

test('an invited account is found by a verified address, and by no other', async () => {
  const { body } = await administrator.call('POST', '/api/people/invitations', {
    ...{ name: 'Linus', email: 'linus@example.org', role: 'instructor' },
  });
  const { person, url } = body as { person: { id: string }; url: string };
  expect(url).toMatch(new RegExp(`^${server.url}/classroom/invitation/#`));
  provider.people.set('6', { name: 'Eve', email: 'linus@example.org', email_verified: false });
  const eve = browser();
  await signIn(eve, '6');
  expect((await me(eve)).person).toMatchObject({ role: 'learner', email: null });

  provider.people.set('7', { name: 'Linus T', email: 'linus@example.org', email_verified: true });
  const linus = browser();
  await signIn(linus, '7');
  expect((await me(linus)).person?.id).toBe(person.id);
  const token = url.split('#')[1];
  const late = await browser().call('POST', '/api/sign-in/invitation', { token, password });
  expect(late.status).toBe(401);
  provider.people.set('8', { name: 'Eve', email: 'linus@example.org', email_verified: true });
  expect(await signIn(browser(), '8')).toMatch(/problem=taken/);
});

test('a disabled account stays out', async () => {
  provider.people.set('9', { name: 'Gone' });
  const client = browser();
  await signIn(client, '9');
  const { person } = await me(client);
  await administrator.call('PATCH', `/api/people/${person?.id}`, { disabled: true });
  expect((await me(client)).person).toBeNull();
  expect(await signIn(client, '9')).toMatch(/problem=disabled/);
});

test('a name that is no name does not get in', async () => {
  provider.people.set('10', { name: 'Eve\r\nSet-Cookie: slipway=x' });
  const client = browser();
  await signIn(client, '10');
  expect((await me(client)).person?.name).toBe('learner');
});

test('what a guest did comes along', async () => {
  provider.people.set('11', { name: 'Was a guest' });
  const client = browser();
  await client.open(`/?key=${key}`);
  const doneAt = new Date(1_700_000_000_000).toISOString();
  const steps = { exercise: doneAt };
  await client.call('PATCH', '/api/progress/lessons/hello-world', { steps });
  await signIn(client, '11');
  expect((await me(client)).person?.name).toBe('Was a guest');
  expect(JSON.stringify((await client.call('GET', '/api/progress')).body)).toContain(doneAt);
});

test('who signed in with a provider has no personal link, and erases with a fresh sign-in', async () => {
  provider.people.set('12', { name: 'Erased' });
  const client = browser();
  await signIn(client, '12');
  expect((await client.call('POST', '/api/me/link')).status).toBe(403);
  const { body } = await client.call('GET', '/api/me/account');
  expect(body).toMatchObject({ hasPassword: false, providers: ['University'], isFresh: true });
  expect((await client.call('DELETE', '/api/me', {})).status).toBe(204);
  const before = browser();
  await signIn(before, '12');
  expect((await me(before)).person?.name).toBe('Erased');
});
