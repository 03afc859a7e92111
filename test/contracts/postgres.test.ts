import Fastify from 'fastify';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { SetupError } from '../../sandbox-server/errors/setup-error.ts';
import { SlipwayError } from '../../sandbox-server/errors/slipway-error.ts';
import { answerErrors } from '../../sandbox-server/http/error-answers.ts';
import { openPostgres } from '../../sandbox-server/storage/postgres/open-postgres.ts';
import type { StepRecord } from '../../sandbox-server/storage/progress/progress-store.ts';
import type { Storage } from '../../sandbox-server/storage/storage.ts';
import { openRealPostgres, type RealPostgres } from '../support/real-postgres.ts';

let postgres: RealPostgres;
let url: string;
const opened: Storage[] = [];
const log = pino({ level: 'silent' });
/** So many connections pg opens at most. */
const poolSize = 10;

beforeAll(async () => {
  postgres = await openRealPostgres();
});
afterAll(() => postgres.dispose());
beforeEach(async () => {
  url = await postgres.createDatabase();
});
afterEach(async () => {
  for (const storage of opened.splice(0)) await storage.close();
});

async function open(server = 'this'): Promise<Storage> {
  const storage = await openPostgres({ url, server, log });
  opened.push(storage);
  return storage;
}

test('servers that start at once on an empty database all come up', async () => {
  const storages = await Promise.all(['a', 'b', 'c', 'd', 'e'].map(open));
  for (const [index, { progress }] of storages.entries())
    await progress.setLanguage(`learner-${index}`, 'ja', new Date(index));
  expect((await storages[0]?.progress.language('learner-4'))?.at).toEqual(new Date(4));
});

test('tabs that tell the same steps in opposite order never wait for each other for ever', async () => {
  const [one, other] = [await open('one'), await open('other')];
  const steps = Array.from({ length: 12 }, (_, index): StepRecord => ({
    ...{ step: `step-${index}`, doneAt: new Date(100), by: 'checks' },
  }));
  for (let round = 99; round > 79; round--) {
    const earlier = steps.map((step) => ({ ...step, doneAt: new Date(round) }));
    await Promise.all([
      one.progress.merge('ada', 'volumes', { steps: earlier }),
      other.progress.merge('ada', 'volumes', { steps: earlier.toReversed() }),
    ]);
  }
  expect((await one.progress.read('ada')).get('volumes')?.steps).toHaveLength(12);
});

describe('a database that goes away', () => {
  const isDown = expect.objectContaining({ code: 'storage-down' });

  test.each(['fast', 'crash'] as const)('and comes back (%s) is used again', async (how) => {
    const storage = await open();
    const { progress } = storage;
    await progress.setLanguage('ada', 'ja', new Date(10));
    await postgres.stop(how);
    const calls = await Promise.allSettled([
      progress.language('ada'),
      progress.merge('ada', 'volumes', { position: { step: 'build', at: new Date(10) } }),
      storage.sessions.list(['ready']),
    ]);
    expect(calls.map((call) => call.status === 'rejected' && call.reason)).toEqual(
      calls.map(() => isDown),
    );
    await postgres.start();
    expect((await progress.language('ada'))?.value).toBe('ja');
    await progress.merge('ada', 'volumes', { position: { step: 'build', at: new Date(20) } });
    expect((await progress.read('ada')).get('volumes')?.position?.step).toBe('build');
  });

  test('in the middle of calls fails each of them, and the next are served', async () => {
    const { progress } = await open();
    const holder = new Client(url);
    await holder.connect();
    await holder.query('begin; lock table progress_position');
    const position = { step: 'build', at: new Date(100) };
    const calls = Promise.allSettled(
      Array.from({ length: 30 }, (_, index) => progress.merge(`${index}`, 'volumes', { position })),
    );
    await expect.poll(waitingConnections, { interval: 20, timeout: 20_000 }).toHaveLength(poolSize);
    await postgres.query(url, `select pg_terminate_backend(pid) from ${ours}`);
    await holder.end();
    const failures = (await calls).filter(({ status }) => status === 'rejected');
    expect(failures).toEqual(
      Array.from({ length: poolSize }, () => ({ status: 'rejected', reason: isDown })),
    );
    await progress.merge('after', 'volumes', { position });
    expect((await progress.read('after')).get('volumes')?.position?.step).toBe('build');
  });

  test('without a word is given up, and asked anew over another connection', async () => {
    const storage = await openPostgres({ url, server: 'this', log, patienceMs: 3_000 });
    opened.push(storage);
    const { progress } = storage;
    await progress.setLanguage('ada', 'ja', new Date(10));
    const silent = (await postgres.query(url, `select pid from ${ours}`)).map(([pid]) =>
      Number(pid),
    );
    expect(silent).toHaveLength(1);
    for (const pid of silent) process.kill(pid, 'SIGSTOP');
    try {
      await expect(progress.language('ada')).rejects.toEqual(isDown);
      await expect.poll(() => progress.language('ada').catch(() => null)).not.toBeNull();
    } finally {
      for (const pid of silent) process.kill(pid, 'SIGCONT');
    }
  });

  test('is told to pages in their language, as a 503', async () => {
    const storage = await open();
    const server = Fastify({ logger: false });
    answerErrors(server);
    server.get('/language', () => storage.progress.language('ada'));
    await postgres.stop('fast');
    const headers = { 'accept-language': 'ru' };
    const answer = await server.inject({ url: '/language', headers });
    expect(answer.statusCode).toBe(503);
    expect(answer.json()).toMatchObject({
      code: 'storage-down',
      message: 'Сервер сейчас не может связаться со своим хранилищем.',
    });
    expect(answer.body).not.toContain(postgres.password);
    await postgres.start();
    expect((await server.inject({ url: '/language', headers })).statusCode).toBe(200);
    await server.close();
  });

  const ours = `pg_stat_activity where application_name = 'slipway' and datname = current_database()`;
  const waitingConnections = () =>
    postgres.query(url, `select pid from ${ours} and wait_event_type = 'Lock'`);
});

test('what the database refuses for another reason is a defect, and not "away"', async () => {
  const { progress } = await open();
  const failure = await progress.setLanguage('a\0b', 'ja', new Date(10)).catch((error) => error);
  expect(failure).toBeInstanceOf(Error);
  expect(failure).not.toBeInstanceOf(SlipwayError);
  expect(await progress.language('ada')).toBeNull();
});

describe('a database that cannot be used is told at the start, without its password', () => {
  const failing = async (wrongUrl: string) => {
    const error: unknown = await openPostgres({ url: wrongUrl, server: 'this', log }).then(
      (storage) => storage.close(),
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(SetupError);
    const { message, why, remedy } = error as SetupError;
    expect(`${message} ${why} ${remedy}`).not.toContain(postgres.password);
    return { message, why, remedy };
  };

  test('where nothing listens', async () => {
    const { password } = postgres;
    expect(await failing(`postgresql://ada:${password}@127.0.0.1:1/slipway`)).toEqual({
      message: 'The database ada@127.0.0.1:1/slipway cannot be reached.',
      why: expect.stringContaining('ECONNREFUSED'),
      remedy: expect.stringContaining('DATABASE_URL'),
    });
  });

  test('where a name has no address, or several that refuse', async () => {
    const { password } = postgres;
    const refused = await failing(`postgresql://ada:${password}@localhost:1/slipway`);
    expect(refused.why).toContain('ECONNREFUSED');
  });

  test('where the password is wrong', async () => {
    const { why } = await failing(url.replace(postgres.password, `${postgres.password}x`));
    expect(why).toContain('password authentication failed');
  });

  test('where there is no such database', async () => {
    const { message, why } = await failing(url.replace(/test_\w+/, 'nowhere'));
    expect([message, why]).toEqual([
      expect.stringMatching(/^The database slipway@\/.+\/nowhere cannot be reached\.$/),
      'database "nowhere" does not exist',
    ]);
  });

  test('where it cannot hold every language', async () => {
    await postgres.query(
      url,
      `create database latin encoding latin1 locale_provider libc locale 'C' template template0`,
    );
    const { why } = await failing(url.replace(/test_\w+/, 'latin'));
    expect(why).toBe('expected the encoding UTF8; found LATIN1');
  });

  test('where tables may not be made', async () => {
    const { password } = postgres;
    await postgres.query(url, `create role guest login password '${password}'`);
    await postgres.query(url, 'revoke create on schema public from public');
    const { message, why } = await failing(url.replace('//slipway:', '//guest:'));
    expect(message).toContain('cannot be brought up to date');
    expect(why).toContain('permission denied for schema public');
  });
});
