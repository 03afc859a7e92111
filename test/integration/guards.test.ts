import { once } from 'node:events';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { ApiClient, problemIn } from '../support/api-client.ts';
import { getAs } from '../support/preview-client.ts';
import { openRealServer, type RealServer } from '../support/real-server.ts';

async function upgradeStatus(address: string, headers: Record<string, string>): Promise<number> {
  const socket = new WebSocket(address.replace('http', 'ws'), { headers });
  const opened = once(socket, 'open').then(() => 101);
  const refused = new Promise<number>((resolve) => {
    socket.on('unexpected-response', (_request, answer) => resolve(answer.statusCode ?? 0));
    socket.on('error', () => undefined);
  });
  const status = await Promise.race([opened, refused]);
  socket.terminate();
  return status;
}

describe('a server on loopback', () => {
  let server: RealServer;
  let api: ApiClient;
  let session: string;

  beforeAll(async () => {
    server = await openRealServer();
    api = new ApiClient(server.url);
    session = (await api.start()).id;
  }, 120_000);
  afterAll(() => server.dispose(), 60_000);

  test.each([
    'https://evil.example',
    'http://localhost:1',
    'http://8000-0123456789abcdef0123456789abcdef.localhost:4321',
    'null',
  ])('a page of %s starts nothing, reads nothing and opens no terminal', async (origin) => {
    const headers = { origin };
    for (const [method, path] of [
      ['POST', '/api/sessions'],
      ['GET', `/api/sessions/${session}`],
      ['DELETE', `/api/sessions/${session}`],
    ] as const) {
      const body = method === 'POST' ? { lesson: 'hello-world' } : undefined;
      const answer = await api.call(method, path, body, headers);
      expect([answer.status, problemIn(answer).code]).toEqual([403, 'forbidden-origin']);
    }
    const terminal = `${server.url}/api/sessions/${session}/terminals/main`;
    expect(await upgradeStatus(terminal, headers)).toBe(403);
  });

  test('our own page opens a terminal', async () => {
    const terminal = `${server.url}/api/sessions/${session}/terminals/main`;
    expect(await upgradeStatus(terminal, { origin: server.url })).toBe(101);
  });

  test('a foreign name that leads to this computer is refused', async () => {
    const status = await upgradeStatus(`${server.url}/api/sessions/${session}/events`, {
      host: 'rebound.example',
    });
    expect(status).toBe(403);
  });

  test('a form on another site cannot act', async () => {
    const answer = await api.call('POST', `/api/sessions/${session}/reset`, undefined, {
      'sec-fetch-site': 'cross-site',
    });
    expect(answer.status).toBe(403);
  });

  test('health and the description of the interface are there', async () => {
    expect((await api.call('GET', '/api/health')).body).toMatchObject({
      status: 'ok',
      hostEngine: 'up',
      machines: { running: 1, capacity: 6 },
    });
    const { body } = await api.call('GET', '/api/openapi.json');
    expect(Object.keys((body as { paths: object }).paths)).toEqual(
      expect.arrayContaining(['/api/health', '/api/sessions', '/api/sessions/{id}/checks/{step}']),
    );
  });

  test('an address that leads nowhere says so', async () => {
    expect((await api.call('GET', '/api/nothing')).status).toBe(404);
  });
});

describe('a server that others can reach', () => {
  const key = 'a-secret-that-nobody-guesses';
  let server: RealServer;
  let api: ApiClient;

  beforeAll(async () => {
    server = await openRealServer({ change: { loopbackOnly: false, accessKey: key } });
    api = new ApiClient(server.url);
  }, 120_000);
  afterAll(() => server.dispose(), 60_000);

  const signIn = async () => {
    const answer = await fetch(`${server.url}/api/health?key=${key}`, { redirect: 'manual' });
    return answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  };

  test('lets nobody in without its key', async () => {
    for (const headers of [{}, { authorization: `Bearer ${key}` }, { cookie: `slipway=${key}` }]) {
      const answer = await api.call('POST', '/api/sessions', { lesson: 'hello-world' }, headers);
      expect([answer.status, problemIn(answer).code]).toEqual([401, 'not-signed-in']);
    }
    expect(await upgradeStatus(`${server.url}/api/sessions/x/events`, {})).toBe(401);
  });

  test('is itself under no host of the preview domain, with or without its key', async () => {
    const headers = { cookie: await signIn() };
    for (const sent of [{}, headers]) {
      for (const host of ['evil.localhost', `8000-short.localhost:${server.port}`]) {
        const { status } = await getAs(server.url, host, '/api/openapi.json', sent);
        expect(status).toBe(403);
      }
    }
    expect((await getAs(server.url, '127.0.0.1', '/api/openapi.json', headers)).status).toBe(200);
  });

  test('keeps one learner out of another’s session', async () => {
    const [mine, theirs] = [await signIn(), await signIn()];
    expect(mine).not.toBe(theirs);
    const { body } = await api.call(
      'POST',
      '/api/sessions',
      { lesson: 'hello-world' },
      { cookie: mine },
    );
    const { id } = body as { id: string };
    expect((await api.call('GET', `/api/sessions/${id}`, undefined, { cookie: mine })).status).toBe(
      200,
    );
    for (const [method, path] of [
      ['GET', ''],
      ['DELETE', ''],
      ['POST', '/reset'],
      ['GET', '/files'],
    ]) {
      const answer = await api.call(method ?? '', `/api/sessions/${id}${path}`, undefined, {
        cookie: theirs,
      });
      expect([answer.status, problemIn(answer).code]).toEqual([404, 'unknown-session']);
    }
  }, 20_000);
});
