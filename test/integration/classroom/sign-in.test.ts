import { afterAll, describe, expect, test } from 'vitest';
import type { Device } from '../../../protocol/sign-in.ts';
import { outcome } from '../../support/api-client.ts';
import { BrowserClient } from '../../support/browser-client.ts';
import { PeopleServer, accessKey as key, password, personOf } from '../../support/people-server.ts';

const server = await PeopleServer.open();
const { administrator } = server;
afterAll(() => server.dispose());

const browser = (headers?: Record<string, string>) => server.browser(headers);
const invite = (email: string) => server.invite(email);

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
