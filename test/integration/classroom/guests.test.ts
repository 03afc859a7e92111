import { request } from 'node:http';
import { afterAll, describe, expect, test } from 'vitest';
import { PeopleServer, accessKey as key, password, personOf } from '../../support/people-server.ts';

const server = await PeopleServer.open();
afterAll(() => server.dispose());

const browser = () => server.browser();
const invite = (email: string) => server.invite(email);
const guest = () => server.guest();

describe('whoever has the access key', () => {
  test('is a guest of their own', async () => {
    const [one, other] = [await guest(), await guest()];
    const [first, second] = [
      personOf(await one.call('GET', '/api/me')),
      personOf(await other.call('GET', '/api/me')),
    ];
    expect([first?.role, second?.role]).toEqual(['guest', 'guest']);
    expect(first?.id).not.toBe(second?.id);
  });

  test('is not made one twice, nor signed out by a link with the key', async () => {
    const client = await guest();
    const before = personOf(await client.call('GET', '/api/me'))?.id;
    await client.open(`/?key=${key}`);
    expect(personOf(await client.call('GET', '/api/me'))?.id).toBe(before);
    const path = `/?key=${key}`;
    const signedIn = browser();
    await signedIn.call('POST', '/api/sign-in', { email: 'ada@example.org', password });
    await signedIn.open(path);
    expect(personOf(await signedIn.call('GET', '/api/me'))?.name).toBe('Ada');
  });

  test.each(['//evil.example/', '/\\evil.example/', '///evil.example//x'])(
    'is led by %s to no other site',
    async (path) => {
      const { port } = new URL(server.url);
      const location = await new Promise<string | undefined>((resolve, reject) => {
        request({
          host: '127.0.0.1',
          port,
          path: `${path}?key=${key}`,
          headers: { host: `localhost:${port}` },
        })
          .on('response', (response) => {
            response.resume();
            resolve(response.headers.location);
          })
          .on('error', reject)
          .end();
      });
      expect(new URL(location ?? 'none:', server.url).host).toBe(`localhost:${port}`);
    },
  );

  test('brings what they did into their account, once', async () => {
    const { id } = await invite('brings@example.org');
    const client = await guest();
    const doneAt = new Date(1_700_000_000_000).toISOString();
    const { status } = await client.call('PATCH', '/api/progress/lessons/hello-world', {
      steps: { exercise: doneAt },
    });
    expect(status).toBe(200);
    const token = client.cookies.get('slipway') ?? '';
    await client.call('POST', '/api/sign-in', { email: 'brings@example.org', password });
    expect(personOf(await client.call('GET', '/api/me'))?.id).toBe(id);
    const { body } = await client.call('GET', '/api/progress');
    expect(JSON.stringify(body)).toContain(doneAt);
    const left = browser();
    left.cookies.set('slipway', token);
    expect(personOf(await left.call('GET', '/api/me'))).toBeNull();
  });

  test('goes on with the mark of an earlier release, where work is known by it', async () => {
    const client = browser();
    client.cookies.set('slipway_key', key);
    client.cookies.set('slipway_owner', 'M'.repeat(32));
    await client.open('/');
    const person = personOf(await client.call('GET', '/api/me'));
    expect(person?.role).toBe('guest');
    // Nothing is known by that mark, and nobody chooses who they are.
    expect(person?.id).not.toBe('M'.repeat(32));
    expect(client.cookies.has('slipway_key')).toBe(false);
    const wrong = browser();
    wrong.cookies.set('slipway_key', 'another-key-that-is-wrong');
    await wrong.open('/');
    expect(personOf(await wrong.call('GET', '/api/me'))).toBeNull();
  });
});
