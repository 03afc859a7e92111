import { afterAll, describe, expect, test } from 'vitest';
import { outcome, problemIn } from '../../support/api-client.ts';
import { PeopleServer, password, personOf } from '../../support/people-server.ts';

const server = await PeopleServer.open();
afterAll(() => server.dispose());

const browser = () => server.browser();
const invite = (email: string) => server.invite(email);

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
