import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ApiClient, problemIn } from '../support/api-client.ts';
import { openRealServer, type RealServer } from '../support/real-server.ts';
import { runInMachine } from '../support/run-in-machine.ts';

describe('a server with one place', () => {
  let server: RealServer;
  let api: ApiClient;

  beforeAll(async () => {
    server = await openRealServer({ change: { capacity: 1 } });
    api = new ApiClient(server.url);
  }, 120_000);
  afterAll(() => server.dispose(), 60_000);

  test('whoever comes second waits in line with a place and an estimate, and is served next', async () => {
    const first = await api.start();
    const answer = await api.call('POST', '/api/sessions', { lesson: 'flask-app' });
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({
      state: 'queued',
      queue: { position: 1, etaSeconds: expect.any(Number) },
    });
    const { id } = answer.body as { id: string };
    expect((await api.call('GET', `/api/sessions/${id}/files`)).status).toBe(409);
    expect((await api.call('DELETE', `/api/sessions/${first.id}`)).status).toBe(204);
    expect(await api.until(id, 'ready')).not.toHaveProperty('queue');
    await api.call('DELETE', `/api/sessions/${id}`);
  }, 30_000);

  test('whoever leaves the line gives their place in it up', async () => {
    const first = await api.start();
    const [left, stays] = await Promise.all(
      [1, 2].map(
        async () => (await api.call('POST', '/api/sessions', { lesson: 'flask-app' })).body,
      ),
    );
    const ids = [left, stays].map((body) => (body as { id: string }).id);
    await api.call('DELETE', `/api/sessions/${ids[0]}`);
    expect((await api.call('GET', `/api/sessions/${ids[1]}`)).body).toMatchObject({
      queue: { position: 1 },
    });
    await api.call('DELETE', `/api/sessions/${first.id}`);
    await api.until(ids[1] ?? '', 'ready');
    await api.call('DELETE', `/api/sessions/${ids[1]}`);
    expect(await server.driver.list()).toEqual([]);
  }, 30_000);
});

describe('a learner', () => {
  let server: RealServer;
  let api: ApiClient;

  beforeAll(async () => {
    server = await openRealServer({ change: { capacity: 1 } });
    api = new ApiClient(server.url);
  }, 120_000);
  afterAll(() => server.dispose(), 60_000);

  test('who has three lessons running, starting or waiting starts no more, by whichever way', async () => {
    const sleeping = await api.start();
    await server.sessions.stops.hibernate(sleeping.id);
    const input = { lesson: 'hello-world', language: 'en' } as const;
    const neighbour = await server.sessions.create(input, 'neighbour'); // Takes the only place.
    const ids = [];
    for (let more = 0; more < 3; more++) {
      const { body } = await api.call('POST', '/api/sessions', { lesson: 'hello-world' });
      ids.push((body as { id: string }).id);
    }
    for (const path of ['', `/${sleeping.id}/resume`, `/${sleeping.id}/reset`]) {
      const body = path === '' ? { lesson: 'hello-world' } : undefined;
      const refused = await api.call('POST', `/api/sessions${path}`, body);
      expect([path, refused.status, problemIn(refused)]).toEqual([
        path,
        409,
        expect.objectContaining({
          code: 'too-many-sessions',
          expected: expect.stringContaining('at most 3'),
          found: expect.any(String),
          remedy: expect.any(String),
        }),
      ]);
    }
    for (const id of [...ids, sleeping.id]) await api.call('DELETE', `/api/sessions/${id}`);
    await server.sessions.end(neighbour.id, 'neighbour');
    expect(await server.driver.list()).toEqual([]);
  }, 60_000);
});

describe('a session', () => {
  let server: RealServer;
  let api: ApiClient;

  beforeAll(async () => {
    server = await openRealServer({ change: { warmMachines: 1 } });
    api = new ApiClient(server.url);
  }, 120_000);
  afterAll(() => server.dispose(), 60_000);

  const machineOf = (id: string) =>
    server.sessions.live(id, 'local').then((live) => live.machine.ref);

  test('has the lesson’s files in its workspace', async () => {
    const session = await api.start('flask-app');
    const { body } = await api.call('GET', `/api/sessions/${session.id}/files`);
    const paths = (body as { files: { path: string }[] }).files.map(({ path }) => path);
    expect(paths).toContain('Dockerfile');
    await api.call('DELETE', `/api/sessions/${session.id}`);
  });

  test('that ended says so, and its machine is removed', async () => {
    const session = await api.start();
    const machine = await machineOf(session.id);
    await api.call('DELETE', `/api/sessions/${session.id}`);
    expect((await api.call('GET', `/api/sessions/${session.id}`)).body).toMatchObject({
      state: 'ended',
    });
    const refused = await api.call('GET', `/api/sessions/${session.id}/engine`);
    expect([refused.status, problemIn(refused)]).toEqual([
      410,
      expect.objectContaining({ code: 'session-ended', remedy: expect.any(String) }),
    ]);
    expect(await server.driver.inspect(machine)).toBe('gone');
  });

  test('is as new after a reset, under the same address', async () => {
    const session = await api.start();
    const { driver } = server;
    await runInMachine(
      driver,
      await machineOf(session.id),
      'echo mine > mine.txt; docker volume create v',
    );
    await api.call('POST', `/api/sessions/${session.id}/reset`);
    const after = await api.until(session.id, 'ready');
    expect(after.previewUrl).toBe(session.previewUrl);
    const found = await runInMachine(
      driver,
      await machineOf(session.id),
      'ls; docker volume ls -q',
    );
    expect(found.stdout).not.toMatch(/mine\.txt|v$/);
    await api.call('DELETE', `/api/sessions/${session.id}`);
  }, 30_000);

  test('ends later when it is extended', async () => {
    const session = await api.start();
    await sleep(20);
    const { body } = await api.call('POST', `/api/sessions/${session.id}/extend`);
    const { expiresAt } = body as { expiresAt: string };
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.parse(session.expiresAt));
    await api.call('DELETE', `/api/sessions/${session.id}`);
  });

  test('is hibernated by the fourth that its learner starts, and nothing in it is lost', async () => {
    const oldest = await api.start();
    const machine = await machineOf(oldest.id);
    await runInMachine(server.driver, machine, 'echo kept > kept.txt');
    const others = [];
    for (let more = 0; more < 3; more++) others.push(await api.start());
    expect((await api.call('GET', `/api/sessions/${oldest.id}`)).body).toMatchObject({
      state: 'hibernated',
    });
    const refused = problemIn(await api.call('GET', `/api/sessions/${oldest.id}/files`));
    expect(refused).toMatchObject({
      code: 'session-not-ready',
      remedy: expect.stringMatching(/Resume/),
    });
    await api.call('DELETE', `/api/sessions/${others[0]?.id}`);
    await api.call('POST', `/api/sessions/${oldest.id}/resume`);
    await api.until(oldest.id, 'ready');
    const file = await api.call('GET', `/api/sessions/${oldest.id}/files/kept.txt`);
    expect(file.body).toBe('kept\n');
    for (const { id } of [oldest, ...others]) await api.call('DELETE', `/api/sessions/${id}`);
  }, 60_000);

  test('of an unknown lesson or id is refused with what was expected and found', async () => {
    const unknown = await api.call('POST', '/api/sessions', { lesson: 'no-such-lesson' });
    expect([unknown.status, problemIn(unknown)]).toEqual([
      404,
      expect.objectContaining({
        code: 'unknown-lesson',
        expected: expect.stringContaining('hello-world'),
        found: expect.stringContaining('no-such-lesson'),
      }),
    ]);
    for (const path of ['', '/files', '/checks', '/engine']) {
      const answer = await api.call('GET', `/api/sessions/6f1d${path}`);
      expect([answer.status, problemIn(answer).code]).toEqual([404, 'unknown-session']);
    }
  });

  test.each([
    ['{"lesson":', 'application/json'],
    ['{"lesson":"../../etc"}', 'application/json'],
    ['{"lesson":7}', 'application/json'],
    ['{"lesson":"hello-world","language":"tlh"}', 'application/json'],
    ['{"lesson":"hello-world","admin":true}', 'application/json'],
    ['null', 'application/json'],
    ['lesson=hello-world', 'application/x-www-form-urlencoded'],
    [JSON.stringify({ lesson: 'a'.repeat(100_000) }), 'application/json'],
  ])('is not started by a body such as %.40s', async (body, type) => {
    const answer = await api.call('POST', '/api/sessions', body, { 'content-type': type });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect(problemIn(answer)).toMatchObject({
      message: expect.any(String),
      found: expect.any(String),
    });
  });

  test('goes on as hibernated when its machine ends by itself', async () => {
    const session = await api.start();
    const machine = await machineOf(session.id);
    await runInMachine(server.driver, machine, 'echo kept > kept.txt; sync');
    await runInMachine(server.driver, machine, 'kill -TERM 1', 'root').catch(() => undefined);
    await api.until(session.id, 'hibernated');
    await api.call('POST', `/api/sessions/${session.id}/resume`);
    await api.until(session.id, 'ready');
    expect((await api.call('GET', `/api/sessions/${session.id}/files/kept.txt`)).body).toBe(
      'kept\n',
    );
    await api.call('DELETE', `/api/sessions/${session.id}`);
  }, 60_000);
});

test('a session that nobody uses hibernates by itself, and is kept', async () => {
  const server = await openRealServer({ change: { idleMinutes: 0.02 } });
  try {
    const api = new ApiClient(server.url);
    const session = await api.start();
    await api.until(session.id, 'hibernated');
    expect(await server.driver.list()).toHaveLength(1);
  } finally {
    await server.dispose();
  }
}, 60_000);
