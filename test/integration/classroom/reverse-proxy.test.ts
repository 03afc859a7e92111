import { type IncomingMessage, request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { outcome } from '../../support/api-client.ts';
import { BrowserClient } from '../../support/browser-client.ts';
import { password } from '../../support/people-server.ts';
import {
  openServerWithoutMachines,
  type ServerWithoutMachines,
} from '../../support/server-without-machines.ts';

describe('behind a reverse proxy', () => {
  let proxied: ServerWithoutMachines;
  let port: number;

  beforeAll(async () => {
    const publicUrl = new URL('https://course.example.org');
    proxied = await openServerWithoutMachines({ change: { loopbackOnly: false, publicUrl } });
    port = Number(new URL(proxied.url).port);
  });
  afterAll(() => proxied.dispose());

  /** What the proxy sends on. */
  const send = (headers: Record<string, string>, email = 'nobody@example.org') =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const body = JSON.stringify({ email, password });
      const call = request({
        ...{ host: '127.0.0.1', port, path: '/api/sign-in', method: 'POST' },
        headers: {
          ...{ host: 'course.example.org', origin: 'https://course.example.org' },
          'content-type': 'application/json',
          ...headers,
        },
      });
      call.on('response', (answer) => resolve(answer.resume())).on('error', reject);
      call.end(body);
    });

  test('only pages of the public address may act', async () => {
    expect((await send({})).statusCode).toBe(401);
    for (const headers of [
      { origin: 'http://course.example.org' },
      { origin: 'https://evil.example' },
      { host: 'evil.example', origin: 'https://evil.example' },
      { host: `localhost:${port}`, origin: `http://localhost:${port}` },
    ]) {
      expect((await send(headers)).statusCode).toBe(403);
    }
    expect((await fetch(`${proxied.url}/api/health`)).status).toBe(200);
    expect((await fetch(`${proxied.url}/api/me`)).status).toBe(403);
  });

  test('the cookie goes over https alone, and no other host can set it', async () => {
    const client = new BrowserClient(proxied.url);
    const answer = await fetch(`${proxied.url}/api/health`);
    expect(answer.headers.get('strict-transport-security')).toContain('max-age');
    expect(client.cookies.size).toBe(0);
    const made = await new Promise<IncomingMessage>((resolve, reject) => {
      const call = request({
        ...{ host: '127.0.0.1', port, path: '/api/sign-in/first-administrator', method: 'POST' },
        headers: {
          ...{ host: 'course.example.org', origin: 'https://course.example.org' },
          'content-type': 'application/json',
        },
      });
      call.on('response', (response) => resolve(response.resume())).on('error', reject);
      const about = { name: 'Ada', email: 'ada@example.org', password };
      call.end(JSON.stringify({ token: proxied.firstAdministratorToken, ...about }));
    });
    expect(made.headers['set-cookie']?.join()).toMatch(
      /^__Host-slipway=.*; Path=\/; HttpOnly; Secure/,
    );
    expect(made.headers['set-cookie']?.join()).not.toContain('Domain');
  });

  test('people are counted where the proxy saw them, whatever they claim', async () => {
    const spray = async (forwardedFor: (n: number) => string) => {
      for (let n = 0; n < 60; n++) {
        const headers = { 'x-forwarded-for': forwardedFor(n) };
        const { statusCode } = await send(headers, `spray-${n}@example.org`);
        if (statusCode === 429) return n;
      }
      return null;
    };
    expect(await spray((n) => `198.51.100.${n}, 198.51.100.250`)).toBe(50);
    expect(await spray((n) => `2001:db8:1:2::${n}`)).toBe(50);
    expect((await send({ 'x-forwarded-for': '198.51.100.7' })).statusCode).toBe(401);
  });
});

test('without a proxy nobody is counted where they claim to be', async () => {
  const open = await openServerWithoutMachines({ change: { loopbackOnly: false } });
  const statuses = new Set<number>();
  for (let n = 0; n < 51; n++) {
    const client = new BrowserClient(open.url, { 'x-forwarded-for': `198.51.100.${n}` });
    const email = `spray-${n}@example.org`;
    statuses.add((await client.call('POST', '/api/sign-in', { email, password })).status);
  }
  expect([...statuses]).toEqual([401, 429]);
  await open.dispose();
});

test('on loopback there is one user, who is an administrator and signs in to nothing', async () => {
  const alone = await openServerWithoutMachines();
  const client = new BrowserClient(alone.url);
  expect((await client.call('GET', '/api/me')).body).toMatchObject({
    person: { id: 'local', role: 'administrator' },
    ways: { required: false },
  });
  expect(alone.firstAdministratorToken).toBeNull();
  expect((await client.call('GET', '/api/people')).status).toBe(200);
  expect((await client.call('GET', '/api/me/export')).status).toBe(200);
  const answer = await client.call('POST', '/api/sign-in', { email: 'a@example.org', password });
  expect(outcome(answer)).toEqual([403, 'forbidden']);
  expect(outcome(await client.call('DELETE', '/api/people/local'))).toEqual([
    404,
    'unknown-person',
  ]);
  await alone.dispose();
});

test('a server on loopback that a proxy hands out to others serves nobody', async () => {
  const alone = await openServerWithoutMachines();
  for (const header of ['x-forwarded-for', 'forwarded', 'x-forwarded-host', 'x-real-ip']) {
    const answer = await fetch(`${alone.url}/api/me`, { headers: { [header]: '198.51.100.7' } });
    const { code, remedy } = (await answer.json()) as { code: string; remedy: string };
    expect([answer.status, code]).toEqual([403, 'forbidden-origin']);
    expect(remedy).toContain('SLIPWAY_PUBLIC_URL');
  }
  await alone.dispose();
});
