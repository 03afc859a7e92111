import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AuditEntry } from '../../../protocol/audit.ts';
import type { Class } from '../../../protocol/class.ts';
import type { Consent, ConsentRight } from '../../../protocol/consent.ts';
import { problemIn } from '../../support/api-client.ts';
import { BrowserClient } from '../../support/browser-client.ts';
import { eventually } from '../../support/eventually.ts';
import { FrameClient } from '../../support/frame-client.ts';
import { password } from '../../support/people-server.ts';
import { openRealServer, type RealServer } from '../../support/real-server.ts';

let server: RealServer;
let ada: BrowserClient;
let bob: BrowserClient;
let cls: Class;
let session: string;
let learner: string;
let events: FrameClient;

const at = (path: string) => `/api/classes/${cls.id}${path}`;

beforeAll(async () => {
  server = await openRealServer({
    change: { loopbackOnly: false, accessKey: 'a-key-that-nobody-will-guess' },
  });
  ada = new BrowserClient(server.url);
  const token = server.firstAdministratorToken;
  const about = { name: 'Ada', email: 'ada@example.org', password };
  // Storage outlives a run of the tests: then Ada is there already.
  const { email } = about;
  await (token === null
    ? ada.call('POST', '/api/sign-in', { email, password })
    : ada.call('POST', '/api/sign-in/first-administrator', { token, ...about }));
  const draft = { name: 'Docker 1', timeZone: 'Europe/Berlin' };
  cls = (await ada.call('POST', '/api/classes', draft)).body as Class;
  bob = new BrowserClient(server.url);
  await bob.call('POST', '/api/join', { code: cls.code, name: 'Bob' });
  learner = ((await bob.call('GET', '/api/me')).body as { person: { id: string } }).person.id;
  await startSession();
}, 180_000);
afterAll(async () => {
  await bob?.call('DELETE', `/api/sessions/${session}`);
  await server?.dispose();
}, 60_000);

async function startSession(): Promise<void> {
  const started = await bob.call('POST', '/api/sessions', { lesson: 'hello-world', from: 'start' });
  session = (started.body as { id: string }).id;
  await eventually(async () => {
    const { body } = await bob.call('GET', `/api/sessions/${session}`);
    expect(body).toMatchObject({ state: 'ready' });
  }, 60_000);
  events = new FrameClient(server.url, `/api/sessions/${session}/events`, bob.cookie);
  await eventually(() => expect(events.last('classroom')).toBeDefined());
}

async function consent(right: ConsentRight): Promise<Consent> {
  const question = { learner, lesson: 'hello-world', right };
  const asked = (await ada.call('POST', at('/consents'), question)).body as Consent;
  await eventually(() =>
    expect(events.last('classroom')?.['classroom']).toMatchObject({
      consents: expect.arrayContaining([expect.objectContaining({ id: asked.id, right })]),
    }),
  );
  const path = `/api/sessions/${session}/consents/${asked.id}`;
  expect((await bob.call('POST', path, { allow: true })).status).toBe(200);
  return asked;
}

const revoke = ({ id }: Consent) => bob.call('DELETE', `/api/sessions/${session}/consents/${id}`);
const watch = ({ id }: Consent, name = 'main') =>
  new FrameClient(server.url, at(`/consents/${id}/terminals/${name}`), ada.cookie);
const typing = () => {
  const path = `/api/sessions/${session}/terminals/main?cols=100&rows=30`;
  return new FrameClient(server.url, path, bob.cookie);
};

test('a watcher sees what the learner sees, types nothing, resizes nothing, and is cut off', async () => {
  const own = typing();
  await eventually(() => expect(own.plain).toContain('$ '));
  own.type('echo be""fore\r');
  await eventually(() => expect(own.plain).toContain('\nbefore'));
  const given = await consent('watch');
  const watcher = watch(given);
  await eventually(() => expect(watcher.plain).toContain('\nbefore'));
  expect(watcher.last('screen')).toMatchObject({ cols: 100, rows: 30 });
  own.type('echo af""ter\r');
  await eventually(() => expect(watcher.plain).toContain('\nafter'));
  watcher.type('echo in""truder\r');
  await eventually(() => expect(watcher.problem).toBe('forbidden'));
  watcher.send({ type: 'close' });
  watcher.send({ type: 'resize', cols: 20, rows: 5 });
  own.type('stty size; echo the en""d\r');
  await eventually(() => expect(own.plain).toMatch(/30 100\n(?:.*\n)*the end/));
  expect(own.plain).not.toContain('intruder');
  expect((await revoke(given)).status).toBe(200);
  expect(await watcher.closed).toBe(1008);
  const before = watcher.text.length;
  own.type('echo alone again\r');
  await eventually(() => expect(own.plain).toContain('\nalone again'));
  expect(watcher.text).toHaveLength(before);
  const again = watch(given);
  expect(await again.closed).toBe(1008);
  expect(again.text).toBe('');
  own.close();
});

test('a watcher who draws nothing does not hold the shell up', async () => {
  const own = typing();
  const given = await consent('watch');
  const watcher = watch(given);
  watcher.acknowledges = false;
  await eventually(() => expect(watcher.last('screen')).toBeDefined());
  own.type('yes 0123456789012345678901234567890123456789 | head -c 8000000; echo do""ne\r');
  await eventually(() => expect(own.plain).toContain('done'));
  // Eight million bytes have passed, of which it was sent no more than it may leave undrawn.
  expect(watcher.text.length).toBeLessThan(300_000);
  watcher.acknowledges = true;
  watcher.send({ type: 'ack', bytes: 8_000_000 });
  await eventually(() => expect(watcher.plain).toContain('done'));
  await revoke(given);
  own.close();
}, 60_000);

test('who may type along types, and opens no terminal of their own', async () => {
  const given = await consent('type');
  const watcher = watch(given);
  await eventually(() => expect(watcher.last('screen')).toBeDefined());
  watcher.type('echo ty""ped\r');
  await eventually(() => expect(watcher.plain).toContain('\ntyped'));
  const none = watch(given, 'mine');
  expect(await none.closed).toBe(1008);
  expect(none.problem).toBe('not-found');
  const files = await ada.call('GET', at(`/consents/${given.id}/files`));
  expect([files.status, problemIn(files).code]).toEqual([403, 'forbidden']);
  expect((await ada.call('DELETE', at(`/consents/${given.id}`))).status).toBe(200);
  expect(await watcher.closed).toBe(1008);
});

test('files are edited beside the learner, with conflicts told, until the learner says stop', async () => {
  const given = await consent('edit');
  const path = at(`/consents/${given.id}/files`);
  const changes = new FrameClient(server.url, at(`/consents/${given.id}/events`), ada.cookie);
  await eventually(() => expect(changes.last('files-changed')).toBeDefined());
  const own = `/api/sessions/${session}/files/note.txt`;
  const bytes = { 'content-type': 'application/octet-stream' };
  await bob.call('PUT', own, '"mine"', bytes);
  await eventually(() =>
    expect(changes.last('file-changed')).toMatchObject({ file: { path: 'note.txt' } }),
  );
  const read = await ada.call('GET', `${path}/note.txt`);
  expect(read.body).toBe('"mine"');
  const version = { 'if-match': read.headers.get('etag') ?? '' };
  await bob.call('PUT', own, '"newer"', bytes);
  const late = await ada.call('PUT', `${path}/note.txt`, '"theirs"', { ...bytes, ...version });
  expect(problemIn(late).code).toBe('file-changed');
  const watched = watch(given);
  expect(await watched.closed).toBe(1008);
  await revoke(given);
  expect(await changes.closed).toBe(1008);
  const after = await ada.call('GET', `${path}/note.txt`);
  expect([after.status, problemIn(after).code]).toEqual([403, 'forbidden']);
});

test('a file for the class never takes the place of a learner’s own', async () => {
  const give = async (asCopy: boolean) => {
    const content = Buffer.from('from Ada').toString('base64');
    const file = { path: 'given.txt', content, asCopy };
    return (await ada.call('POST', at('/board/hello-world/files'), file)).body;
  };
  const outcome = (...parts: object[]) => ({
    deliveries: parts.map((part) => ({ learner, ...part })),
  });
  expect(await give(false)).toEqual(outcome({ outcome: 'placed' }));
  expect(await give(false)).toEqual(outcome({ outcome: 'same' }));
  const bytes = { 'content-type': 'application/octet-stream' };
  await bob.call('PUT', `/api/sessions/${session}/files/given.txt`, '"mine"', bytes);
  expect(await give(false)).toEqual(outcome({ outcome: 'conflict' }));
  expect(await give(true)).toEqual(outcome({ outcome: 'copied', path: 'given-2.txt' }));
  const kept = await bob.call('GET', `/api/sessions/${session}/files/given.txt`);
  expect(kept.body).toBe('"mine"');
  await eventually(() =>
    expect(events.last('announcement')?.['announcement']).toMatchObject({ path: 'given-2.txt' }),
  );
});

test('a consent ends with the machine it was for, and holds for no other session', async () => {
  const given = await consent('watch');
  const own = typing();
  await eventually(() => expect(own.plain).toContain('$ '));
  const watcher = watch(given);
  await eventually(() => expect(watcher.last('screen')).toBeDefined());
  await bob.call('DELETE', `/api/sessions/${session}`);
  await watcher.closed;
  await startSession();
  const replayed = watch(given);
  expect(await replayed.closed).toBe(1008);
  expect(replayed.problem).toBe('forbidden');
  const { body } = await ada.call('GET', at('/audit'));
  const { entries } = body as { entries: AuditEntry[] };
  const actions = entries.map(({ action }) => action);
  expect(actions.filter((action) => action === 'consent.given').length).toBe(
    actions.filter((action) => action === 'consent.ended').length,
  );
}, 90_000);
