import { afterEach, beforeEach, expect, test } from 'vitest';
import { ApiClient } from '../support/api-client.ts';
import { EventClient } from '../support/event-client.ts';
import { openRealPostgres, type RealPostgres } from '../support/real-postgres.ts';
import { openRealServer, type RealServer } from '../support/real-server.ts';
import { ServerProcess } from '../support/server-process.ts';
import { TerminalClient } from '../support/terminal-client.ts';

const patient = { timeout: 30_000 };
let postgres: RealPostgres;
let server: RealServer | undefined;
let running: ServerProcess | undefined;

beforeEach(async () => {
  postgres = await openRealPostgres();
});
afterEach(async () => {
  await server?.dispose();
  server = undefined;
  await running?.stop();
  running = undefined;
  await postgres.dispose();
}, 60_000);

test('a database that goes away stops no lesson, and loses no tick', async () => {
  const databaseUrl = await postgres.createDatabase();
  server = await openRealServer({ change: { databaseUrl } });
  const api = new ApiClient(server.url);
  const { id } = await api.start('hello-world');
  const events = await EventClient.open(server.url, id);
  const terminal = await TerminalClient.open(server.url, id);
  await terminal.until(/learner@sandbox.*\$ /);

  await postgres.stop('crash');
  expect(await api.call('GET', `/api/sessions/${id}`)).toMatchObject({
    status: 503,
    body: { code: 'storage-down', remedy: expect.any(String) },
  });
  expect((await api.call('POST', '/api/sessions', { lesson: 'volumes' })).status).toBe(503);
  expect((await api.call('GET', '/api/health')).status).toBe(200);
  const seen = events.seen.length;
  terminal.type('docker run hello-world\r');
  await terminal.until(/Hello from Docker!/);
  const ticked = await events.until('step', ({ result }) => result.doneAt !== null);
  expect(events.seen.indexOf(ticked)).toBeGreaterThanOrEqual(seen);

  await postgres.start();
  expect((await api.call('GET', `/api/sessions/${id}`)).body).toMatchObject({ state: 'ready' });
  const { step } = ticked.result;
  const rows = (sql: string) => expect.poll(() => postgres.query(databaseUrl, sql), patient);
  await rows('select step from step_done').toContainEqual([step]);
  await rows('select step, seen_by from progress_step').toContainEqual([step, 'checks']);
  events.close();
  terminal.close();
}, 120_000);

test('a server that starts anew finds its sessions in the database, and leaves those of others', async () => {
  const databaseUrl = await postgres.createDatabase();
  const own = { DATABASE_URL: databaseUrl };
  running = await ServerProcess.start(own);
  const { id } = await new ApiClient(running.url).start('hello-world');
  await postgres.query(
    databaseUrl,
    `insert into session (id, owner, lesson, language, state, machine, preview_key, created_at,
       expires_at, starts_from, server)
     select 'other', owner, lesson, language, state, machine, 'other', 0, 0, starts_from, 'another'
     from session`,
  );
  await running.stop();
  running = await ServerProcess.start(own);
  const states = await postgres.query(databaseUrl, 'select id, state from session order by id');
  expect(Object.fromEntries(states)).toEqual({ [id]: 'hibernated', other: 'ready' });
  await running.stop();

  await postgres.stop('fast');
  const { code, output } = await ServerProcess.run(own);
  expect(code).not.toBe(0);
  expect(output).toContain('cannot be reached');
  expect(output).not.toContain(postgres.password);
}, 180_000);
