import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Me } from '../../../protocol/person.ts';
import type { Device } from '../../../protocol/sign-in.ts';
import { type Answer, problemIn } from '../../support/api-client.ts';
import { BrowserClient } from '../../support/browser-client.ts';
import { PeopleServer, accessKey as key, password } from '../../support/people-server.ts';

let server: PeopleServer;
let administrator: BrowserClient;

const browser = (headers?: Record<string, string>) => server.browser(headers);
const invite = (email: string) => server.invite(email);
const personOf = ({ body }: Answer) => (body as Me).person;
const outcome = (answer: Answer) => [answer.status, problemIn(answer).code];

beforeAll(async () => {
  server = await PeopleServer.open();
  administrator = server.administrator;
}, 60_000);
afterAll(() => server.dispose());

describe('the first administrator', () => {
  test('is one, and the link opens nothing any more', async () => {
    expect(personOf(await administrator.call('GET', '/api/me'))).toMatchObject({
      ...{ name: 'Ada', email: 'ada@example.org', role: 'administrator' },
    });
    const again = await browser().call('POST', '/api/sign-in/first-administrator', {
      token: server.server.firstAdministratorToken,
      ...{ name: 'Eve', email: 'eve@example.org', password },
    });
    expect(outcome(again)).toEqual([401, 'wrong-credentials']);
  });

  test('is not made by a guessed link, nor before the fields are right', async () => {
    const about = { name: 'Eve', email: 'eve@example.org', password };
    const made = (change: object) =>
      browser().call('POST', '/api/sign-in/first-administrator', {
        ...{ token: 'A'.repeat(43), ...about },
        ...change,
      });
    expect(outcome(await made({}))).toEqual([401, 'wrong-credentials']);
    for (const change of [
      { token: '' },
      { token: { $ne: 1 } },
      { email: 'eve' },
      { password: 'short' },
      { name: 'Eve\r\nSet-Cookie: a=b' },
      { role: 'administrator' },
    ]) {
      expect(outcome(await made(change))).toEqual([400, 'bad-request']);
    }
  });
});

describe('a password', () => {
  test('signs in, whatever the case of the address', async () => {
    const client = browser();
    const answer = await client.call('POST', '/api/sign-in', {
      ...{ email: ' ADA@Example.org ', password },
    });
    expect(personOf(answer)?.name).toBe('Ada');
    expect(answer.headers.getSetCookie().join()).toMatch(
      /^slipway=slipway_\S{43}; .*HttpOnly; SameSite=Lax/,
    );
    expect(answer.headers.getSetCookie().join()).not.toContain('Secure');
  });

  test('that is wrong, and an account that is unknown, are answered alike', async () => {
    const answers = [];
    for (const email of ['ada@example.org', 'nobody@example.org', '', "' or 1=1 --"]) {
      const answer = await browser().call('POST', '/api/sign-in', { email, password: 'not it' });
      const { requestId: _, ...problem } = problemIn(answer);
      answers.push({ status: answer.status, problem, cookies: answer.headers.getSetCookie() });
    }
    expect(answers[0]).toMatchObject({ status: 401, problem: { code: 'wrong-credentials' } });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test('of ten megabytes is not even hashed', async () => {
    const long = await browser().call('POST', '/api/sign-in', {
      ...{ email: 'ada@example.org', password: 'x'.repeat(10 * 1024 * 1024) },
    });
    expect(long.status).toBe(413);
    const longer = await browser().call('POST', '/api/sign-in', {
      ...{ email: 'ada@example.org', password: 'x'.repeat(257) },
    });
    expect(outcome(longer)).toEqual([400, 'bad-request']);
  });

  test('cannot be tried for ever, not even the right one, and others are not held up', async () => {
    const { client } = await invite('tried@example.org');
    const attempt = (word: string, email = 'tried@example.org') =>
      browser().call('POST', '/api/sign-in', { email, password: word });
    const tries = await Promise.all(Array.from({ length: 12 }, () => attempt('wrong')));
    const codes = tries.map((answer) => problemIn(answer).code);
    expect(codes.filter((code) => code === 'wrong-credentials')).toHaveLength(10);
    expect(codes.filter((code) => code === 'rate-limited')).toHaveLength(2);
    expect(outcome(await attempt(password))).toEqual([429, 'rate-limited']);
    expect((await attempt(password, 'ada@example.org')).status).toBe(200);
    // In a browser where they signed in before they go on, and are not signed out of it for that.
    await client.call('POST', '/api/sign-out');
    const mine = { email: 'tried@example.org', password };
    expect((await client.call('POST', '/api/sign-in', { ...mine, password: 'x' })).status).toBe(
      401,
    );
    expect((await client.call('POST', '/api/sign-in', mine)).status).toBe(200);
    // Whoever has that cookie and another account gets nothing by it.
    const other = browser();
    for (const [name, value] of client.cookies) {
      if (name.endsWith('_device')) other.cookies.set(name, value.replace(/^./, 'A').slice(0, -1));
    }
    expect(outcome(await other.call('POST', '/api/sign-in', mine))).toEqual([429, 'rate-limited']);
  }, 60_000);

  test('another password makes other browsers strangers, and this one stays known', async () => {
    const { client } = await invite('renews@example.org');
    const email = 'renews@example.org';
    const elsewhere = browser();
    await elsewhere.call('POST', '/api/sign-in', { email, password });
    const wanted = 'otters build slow bridges';
    await client.call('PATCH', '/api/me', { password: { old: password, new: wanted } });
    const stranger = browser();
    for (let n = 0; n < 10; n++) {
      await stranger.call('POST', '/api/sign-in', { email, password: 'wrong' });
    }
    const attempt = async (by: typeof client) =>
      (await by.call('POST', '/api/sign-in', { email, password: wanted })).status;
    expect([await attempt(stranger), await attempt(elsewhere)]).toEqual([429, 429]);
    expect(await attempt(client)).toBe(200);
  }, 60_000);

  test('is changed by who knows the old one, and that signs out elsewhere', async () => {
    const { client } = await invite('change@example.org');
    const elsewhere = browser();
    await elsewhere.call('POST', '/api/sign-in', { email: 'change@example.org', password });
    const change = (old: string, fresh: string) =>
      client.call('PATCH', '/api/me', { password: { old, new: fresh } });
    expect(outcome(await change('not it', `${password}!`))).toEqual([401, 'wrong-credentials']);
    expect(outcome(await change(password, 'change@example.org'))).toEqual([400, 'bad-request']);
    expect(outcome(await change(password, 'short'))).toEqual([400, 'bad-request']);
    expect((await change(password, `${password}!`)).status).toBe(200);
    expect(personOf(await client.call('GET', '/api/me'))?.name).toBe('Grace');
    expect(personOf(await elsewhere.call('GET', '/api/me'))).toBeNull();
  });
});

describe('a sign-in', () => {
  test('is a token of its own: none that was there before is taken over', async () => {
    const client = browser();
    const planted = `slipway_${'A'.repeat(43)}`;
    client.cookies.set('slipway', planted);
    expect(personOf(await client.call('GET', '/api/me'))).toBeNull();
    await client.call('POST', '/api/sign-in', { email: 'ada@example.org', password });
    expect(client.cookies.get('slipway')).not.toBe(planted);
    const first = client.cookies.get('slipway');
    await client.call('POST', '/api/sign-in', { email: 'ada@example.org', password });
    expect(client.cookies.get('slipway')).not.toBe(first);
    const old = browser();
    old.cookies.set('slipway', first ?? '');
    expect(personOf(await old.call('GET', '/api/me'))).toBeNull();
  });

  test('is also a bearer token; nothing else is', async () => {
    const token = administrator.cookies.get('slipway') ?? '';
    const as = (authorization: string) =>
      browser().call('GET', '/api/people', undefined, { authorization });
    expect((await as(`Bearer ${token}`)).status).toBe(200);
    for (const wrong of [`Bearer ${key}`, `Bearer ${token}x`, `Basic ${token}`, 'Bearer ', token]) {
      expect(outcome(await as(wrong))).toEqual([401, 'not-signed-in']);
    }
  });

  test('ends here, with its token', async () => {
    const client = browser();
    await client.call('POST', '/api/sign-in', { email: 'ada@example.org', password });
    const copy = browser();
    copy.cookies.set('slipway', client.cookies.get('slipway') ?? '');
    expect(personOf(await copy.call('GET', '/api/me'))?.name).toBe('Ada');
    expect((await client.call('POST', '/api/sign-out')).status).toBe(204);
    expect(client.cookies.has('slipway')).toBe(false);
    expect(personOf(await copy.call('GET', '/api/me'))).toBeNull();
  });

  test('shows among the person’s devices alone, and ends there', async () => {
    const { client } = await invite('devices@example.org');
    const other = browser({ 'user-agent': 'Phone <b>' });
    await other.call('POST', '/api/sign-in', { email: 'devices@example.org', password });
    const list = async (of: BrowserClient) =>
      ((await of.call('GET', '/api/me/devices')).body as { devices: Device[] }).devices;
    const devices = await list(client);
    expect(devices.map(({ device, isThis }) => [device, isThis])).toEqual(
      expect.arrayContaining([
        ['Phone <b>', false],
        ['Test Browser', true],
      ]),
    );
    expect(JSON.stringify(devices)).not.toContain(other.cookies.get('slipway'));
    const phone = devices.find(({ isThis }) => !isThis)?.id ?? '';
    await administrator.call('DELETE', `/api/me/devices/${phone}`);
    expect(personOf(await other.call('GET', '/api/me'))).not.toBeNull();
    await client.call('DELETE', `/api/me/devices/${phone}`);
    expect(personOf(await other.call('GET', '/api/me'))).toBeNull();
  });

  test('is needed for the interface, and for no page', async () => {
    for (const path of [
      '/api/sessions/none',
      '/api/people',
      '/api/me/export',
      '/api/openapi.json',
      '/api/no',
    ]) {
      expect(outcome(await browser().call('GET', path))).toEqual([401, 'not-signed-in']);
    }
    expect((await browser().call('GET', '/api/progress')).status).toBe(204);
    expect((await browser().call('GET', '/api/health')).status).toBe(200);
    expect(personOf(await browser().call('GET', '/api/me'))).toBeNull();
  });

  test('is of no use to another site', async () => {
    const headers = { cookie: administrator.cookie, origin: 'https://evil.example' };
    const forged = await browser().call('POST', '/api/sign-out/everywhere', undefined, headers);
    expect(outcome(forged)).toEqual([403, 'forbidden-origin']);
    const form = await new BrowserClient(server.url, { origin: '' }).call(
      'POST',
      '/api/sign-in',
      undefined,
      {
        'sec-fetch-site': 'cross-site',
      },
    );
    expect(form.status).toBe(403);
    expect(personOf(await administrator.call('GET', '/api/me'))?.name).toBe('Ada');
  });
});

describe('an open socket', () => {
  const connect = async (client: BrowserClient) => {
    const { body } = await client.call('POST', '/api/sessions', { lesson: 'hello-world' });
    const { id } = body as { id: string };
    const address = `${server.url.replace('http', 'ws')}/api/sessions/${id}/events`;
    const socket = new WebSocket(address, {
      headers: { cookie: client.cookie, origin: server.url },
    });
    await once(socket, 'message');
    return socket;
  };

  test('is not opened without a sign-in', async () => {
    const socket = new WebSocket(`${server.url.replace('http', 'ws')}/api/sessions/none/events`);
    socket.on('error', () => undefined);
    const [, answer] = await once(socket, 'unexpected-response');
    expect(answer.statusCode).toBe(401);
    socket.terminate();
  });

  const ends: readonly [
    string,
    (mine: { client: BrowserClient; id: string }) => Promise<Answer>,
  ][] = [
    ['signs out', ({ client }) => client.call('POST', '/api/sign-out')],
    ['signs out everywhere', ({ client }) => client.call('POST', '/api/sign-out/everywhere')],
    ['erases the account', ({ client }) => client.call('DELETE', '/api/me', { password })],
    [
      'is disabled',
      ({ id }) => administrator.call('PATCH', `/api/people/${id}`, { disabled: true }),
    ],
    [
      'is made a learner',
      ({ id }) => administrator.call('PATCH', `/api/people/${id}`, { role: 'learner' }),
    ],
  ];
  test.each(ends)('is closed when its person %s', async (how, end) => {
    const mine = await invite(`${how.replaceAll(' ', '-')}@example.org`);
    const [socket, theirs] = [await connect(mine.client), await connect(administrator)];
    const closed = once(socket, 'close');
    expect((await end(mine)).status).toBeLessThan(300);
    const [code, reason] = await closed;
    expect([code, String(reason)]).toEqual([1008, 'not-signed-in']);
    expect(theirs.readyState).toBe(theirs.OPEN);
    theirs.terminate();
  });
});
