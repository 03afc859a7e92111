import { afterAll, describe, expect, test } from 'vitest';
import { outcome } from '../../support/api-client.ts';
import { PeopleServer, password, personOf, tokenOf } from '../../support/people-server.ts';

const server = await PeopleServer.open();
const { administrator } = server;
afterAll(() => server.dispose());

const browser = () => server.browser();
const invite = (email: string) => server.invite(email);
const guest = () => server.guest();

describe('administrators', () => {
  test('alone see and change people', async () => {
    const { client, id } = await invite('plain@example.org');
    const calls = [
      ['GET', '/api/people'],
      [
        'POST',
        '/api/people/invitations',
        { name: 'X', email: 'x@example.org', role: 'administrator' },
      ],
      ['PATCH', `/api/people/${id}`, { role: 'administrator' }],
      ['POST', `/api/people/${id}/invitation`],
      ['GET', `/api/people/${id}/export`],
      ['DELETE', `/api/people/${id}`],
      ['PATCH', '/api/people/nobody', { role: 'administrator' }],
    ] as const;
    for (const who of [client, await guest()]) {
      for (const [method, path, body] of calls) {
        expect(outcome(await who.call(method, path, body))).toEqual([403, 'forbidden']);
      }
    }
    for (const [method, path, body] of calls) {
      expect(outcome(await browser().call(method, path, body))).toEqual([401, 'not-signed-in']);
    }
  });

  test('disable an account: it is out at once, and cannot come back', async () => {
    const { client, id } = await invite('disabled@example.org');
    const { status } = await administrator.call('PATCH', `/api/people/${id}`, { disabled: true });
    expect(status).toBe(200);
    expect(personOf(await client.call('GET', '/api/me'))).toBeNull();
    const back = await browser().call('POST', '/api/sign-in', {
      email: 'disabled@example.org',
      password,
    });
    expect(outcome(back)).toEqual([401, 'wrong-credentials']);
    await administrator.call('PATCH', `/api/people/${id}`, { disabled: false });
    const again = await browser().call('POST', '/api/sign-in', {
      email: 'disabled@example.org',
      password,
    });
    expect(again.status).toBe(200);
  });

  test('change a role, and it is so with the next call', async () => {
    const { client, id } = await invite('promoted@example.org');
    await administrator.call('PATCH', `/api/people/${id}`, { role: 'administrator' });
    expect((await client.call('GET', '/api/people')).status).toBe(200);
    await administrator.call('PATCH', `/api/people/${id}`, { role: 'learner' });
    expect(outcome(await client.call('GET', '/api/people'))).toEqual([403, 'forbidden']);
    const made = await administrator.call('PATCH', `/api/people/${id}`, { role: 'guest' });
    expect(outcome(made)).toEqual([400, 'bad-request']);
  });

  test('cannot all go', async () => {
    const id = personOf(await administrator.call('GET', '/api/me'))?.id ?? '';
    for (const change of [{ role: 'learner' }, { disabled: true }]) {
      const answer = await administrator.call('PATCH', `/api/people/${id}`, change);
      expect(outcome(answer)).toEqual([409, 'conflict']);
    }
    expect(outcome(await administrator.call('DELETE', `/api/people/${id}`))).toEqual([
      409,
      'conflict',
    ]);
    expect(outcome(await administrator.call('DELETE', '/api/me', { password }))).toEqual([
      409,
      'conflict',
    ]);
    expect(personOf(await administrator.call('GET', '/api/me'))?.role).toBe('administrator');
  });

  test('find people, and page through them', async () => {
    for (let n = 0; n < 3; n++) await guest();
    const { body } = await administrator.call('GET', '/api/people?search=GRACE');
    const { people } = body as { people: { name: string }[] };
    expect(new Set(people.map(({ name }) => name))).toEqual(new Set(['Grace']));
    const forged = await administrator.call('GET', '/api/people?after=e30');
    expect(outcome(forged)).toEqual([400, 'bad-request']);
  });
});

describe('an invitation', () => {
  test('is for one, tells whom, and is used once', async () => {
    const { body } = await administrator.call('POST', '/api/people/invitations', {
      ...{ name: '=HYPERLINK("x")', email: 'once@example.org', role: 'instructor' },
    });
    const token = tokenOf((body as { url: string }).url);
    const look = await browser().call('POST', '/api/sign-in/invitation/look', { token });
    expect(look.body).toEqual({
      ...{ name: '=HYPERLINK("x")', email: 'once@example.org', role: 'instructor' },
    });
    const accept = () => browser().call('POST', '/api/sign-in/invitation', { token, password });
    const both = await Promise.all([accept(), accept()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 401]);
    expect(outcome(await accept())).toEqual([401, 'wrong-credentials']);
    const taken = await administrator.call('POST', '/api/people/invitations', {
      ...{ name: 'Other', email: 'ONCE@example.org', role: 'instructor' },
    });
    expect(outcome(taken)).toEqual([409, 'conflict']);
    const { body: log } = await administrator.call('GET', '/api/audit');
    expect(JSON.stringify(log)).toContain('person.invitation-accepted');
  });

  test('that is renewed kills the one before, and sets a forgotten password', async () => {
    const { client, id } = await invite('forgot@example.org');
    const renew = async () =>
      tokenOf(
        ((await administrator.call('POST', `/api/people/${id}/invitation`)).body as { url: string })
          .url,
      );
    const [first, second] = [await renew(), await renew()];
    const accept = (token: string) =>
      browser().call('POST', '/api/sign-in/invitation', { token, password: `${password} 2` });
    expect(outcome(await accept(first))).toEqual([401, 'wrong-credentials']);
    expect((await accept(second)).status).toBe(200);
    expect(personOf(await client.call('GET', '/api/me'))).toBeNull();
  });
});

describe('what is kept of a person', () => {
  test('is given to them, and holds nothing to sign in with', async () => {
    const { client } = await invite('export@example.org');
    const answer = await client.call('GET', '/api/me/export');
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect(answer.body).toMatchObject({
      account: { email: 'export@example.org' },
      ...{ progress: {}, keptWork: [], sessions: [] },
    });
    const text = JSON.stringify(answer.body);
    expect(text).not.toMatch(/scrypt|tokenHash|slipway_/);
    expect(text).not.toContain('ada@example.org');
  });

  test('is erased when they ask, with the password', async () => {
    const { client, id } = await invite('erase@example.org');
    expect(outcome(await client.call('DELETE', '/api/me', {}))).toEqual([401, 'wrong-credentials']);
    const wrong = await client.call('DELETE', '/api/me', { password: 'not it' });
    expect(outcome(wrong)).toEqual([401, 'wrong-credentials']);
    expect((await client.call('DELETE', '/api/me', { password })).status).toBe(204);
    expect(personOf(await client.call('GET', '/api/me'))).toBeNull();
    const back = await browser().call('POST', '/api/sign-in', {
      email: 'erase@example.org',
      password,
    });
    expect(outcome(back)).toEqual([401, 'wrong-credentials']);
    expect((await administrator.call('GET', `/api/people/${id}/export`)).status).toBe(404);
  });
});
