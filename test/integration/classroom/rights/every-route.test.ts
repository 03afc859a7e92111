import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { Class } from '../../../../protocol/class.ts';
import type { Problem } from '../../../../protocol/problem.ts';
import { statusOf } from '../../../../sandbox-server/http/error-answers.ts';
import type { BrowserClient } from '../../../support/browser-client.ts';
import { ClassWorld, idOf } from '../../../support/class-world.ts';
import { openIdClient } from '../../../support/openid-provider.ts';
import { gatherRoutes, type RegisteredRoute } from './registered-routes.ts';
import { type RouteEntry, routeTable, type Who } from './route-table.ts';
import { freePort } from '../../../support/free-port.ts';
import { putThingsIn, type Things } from './things-in-class.ts';

/** What a call came to: the status, and the problem’s code where there is one. */
interface Outcome {
  readonly status: number;
  readonly code: string | null;
}

const registered: RegisteredRoute[] = [];
let world: ClassWorld;
let cls: Class;
let other: Class;
let tom: BrowserClient;
let lea: BrowserClient;
let things: Things;
let table: Record<string, RouteEntry>;

beforeAll(async () => {
  const leave = gatherRoutes(registered);
  const { id: clientId, secret: clientSecret } = openIdClient;
  // A provider that is away: its routes are there all the same.
  const openId = { issuer: new URL('http://localhost:9'), clientId, clientSecret, name: 'Away' };
  const port = await freePort();
  const publicUrl = new URL(`http://localhost:${port}`);
  world = await ClassWorld.open({ openId, port, publicUrl });
  leave();
  [cls, other] = [await world.makeClass(world.ina), await world.makeClass(world.ivo)];
  [tom, lea] = [await world.join('Tom', cls), await world.join('Lea', cls)];
  await world.ina.call('PATCH', `/api/classes/${cls.id}/roster/${await idOf(tom)}`, {
    role: 'assistant',
  });
  things = await putThingsIn({ world, cls, tom, lea });
  table = routeTable(things);
}, 120_000);
afterAll(() => world.dispose());

/** The route with ids of real things in it. */
function pathOf(url: string): string {
  const part = url.split('/')[2] ?? '';
  const ids: Record<string, string> = {
    ...{ classes: things.class, assignments: things.assignment, sessions: things.session },
    ...{ submissions: things.submission, people: things.person, me: 'unknown-device' },
  };
  const isEditing = /consents\/:consent\/(?:files|events)/.test(url);
  const isAnswer = url.startsWith('/api/sessions');
  const values: Record<string, string> = {
    ...{ class: things.class, id: ids[part] ?? '', request: things.help },
    ...{ lesson: 'hello-world', learner: things.person, step: 'run', name: 'main' },
    person: url.includes('invitations') ? things.invited : things.person,
    consent: isAnswer ? things.typing : isEditing ? things.editing : things.watching,
    ...{ slug: url.includes('own-lessons') ? things.ownLesson : 'hello-world' },
    ...{ terminal: 'main', comment: things.comment, '*': 'app.py' },
  };
  return url.replaceAll(/:(\w+)|\*/g, (found, name: string | undefined) => {
    const value = values[name ?? found];
    if (!value) throw new Error(`no value for ${found} of ${url}`);
    return value;
  });
}

async function call(by: BrowserClient, route: string): Promise<Outcome> {
  const [method = '', url = ''] = route.split(' ');
  const { body, query, type = 'application/json' } = table[route] ?? {};
  const path = `${pathOf(url)}${query ? `?${query}` : ''}`;
  const isSocket = registered.some((each) => each.url === url && each.isSocket);
  if (isSocket) return callSocket(by, path);
  const isBytes = typeof body === 'string' || Buffer.isBuffer(body);
  const answer = await fetch(`${by.url}${path}`, {
    ...{ method, redirect: 'manual' },
    headers: {
      ...{ cookie: by.cookie, origin: by.url },
      ...(body !== undefined && { 'content-type': type }),
    },
    ...(body !== undefined && { body: (isBytes ? body : JSON.stringify(body)) as BodyInit }),
  });
  const text = await answer.text();
  const isProblem = answer.status >= 400 && text.startsWith('{');
  return { status: answer.status, code: isProblem ? (JSON.parse(text) as Problem).code : null };
}

/** The answer to the upgrade, or what the socket says first. */
function callSocket(by: BrowserClient, path: string): Promise<Outcome> {
  const headers = { cookie: by.cookie, origin: by.url };
  const socket = new WebSocket(`${by.url.replace('http', 'ws')}${path}`, { headers });
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_request, { statusCode = 0 }) => {
      resolve({ status: statusCode, code: null });
    });
    socket.on('message', (data: Buffer, isBinary) => {
      const frame = isBinary ? {} : (JSON.parse(data.toString()) as { problem?: Problem });
      const { code } = frame.problem ?? {};
      resolve(code ? { status: statusOf(code), code } : { status: 101, code: null });
      socket.terminate();
    });
    socket.on('error', reject);
    socket.on('close', () => reject(new Error(`${path} was closed without a word`)));
  });
}

/** For each kind of route: what learners of another class are told, classmates, and Lea. */
const answers: Record<Exclude<Who, 'anybody'>, readonly (number | 'yes')[]> = {
  everybody: ['yes', 'yes', 'yes'],
  member: [404, 'yes', 'yes'],
  owner: [404, 404, 'yes'],
  asker: [404, 404, 404],
  invited: [404, 404, 404],
  assistant: [404, 403, 403],
  instructor: [404, 403, 403],
  administrator: [403, 403, 403],
  author: [403, 403, 403],
};

async function expectCall(by: BrowserClient, route: string, wanted: number | 'yes') {
  const outcome = await call(by, route);
  const said = `${route}: ${JSON.stringify(outcome)}`;
  if (wanted !== 'yes') return expect.soft(outcome.status, said).toBe(wanted);
  const { told } = table[route] ?? {};
  // What is let in is not stopped by a body that nobody could send.
  if (told === undefined) expect.soft(outcome.code, said).toBeNull();
  else expect.soft(outcome.code, said).toBe(told);
}

/** Whoever is the first that a route lets in, and is not tried already. */
const allowed = (who: Who): BrowserClient | null =>
  ({
    ...{ anybody: null, everybody: null, member: null, owner: null, asker: tom },
    ...{ invited: world.ivo, assistant: tom, instructor: world.ina, author: world.ina },
    administrator: world.administrator,
  })[who];

test('every route of the server stands in the table of who may call it, and no other', async () => {
  const urls = registered.filter(({ url }) => url.startsWith('/api/'));
  expect(urls.map(({ method, url }) => `${method} ${url}`).toSorted()).toEqual(
    Object.keys(table).toSorted(),
  );
});

test('whoever is not signed in reaches nothing but the door', async () => {
  for (const [route, { who }] of Object.entries(table)) {
    if (who === 'anybody') await expectCall(world.browser(), route, 'yes');
    else await expectCall(world.browser(), route, 401);
  }
});

test('a learner of another class, and one of the class, reach what is theirs alone', async () => {
  for (const [route, { who, of }] of Object.entries(table)) {
    if (who === 'anybody') continue;
    const [stranger = 404, classmate = 404, owner = 404] = answers[who];
    // New ones for each call, for some end who calls them.
    await expectCall(await world.join(`Stranger ${crypto.randomUUID()}`, other), route, stranger);
    const mate = await world.join(`Mate ${crypto.randomUUID()}`, cls);
    await expectCall(mate, route, of === 'submission' ? 404 : classmate);
    // What would end Lea or her session has its turn below.
    if (owner !== 'yes') await expectCall(lea, route, owner);
  }
}, 120_000);

test('an assistant does not teach, and an instructor does not run the server', async () => {
  for (const [route, { who }] of Object.entries(table)) {
    if (who === 'instructor' || who === 'administrator' || who === 'author') {
      await expectCall(tom, route, 403);
    }
    if (who === 'administrator') await expectCall(world.ina, route, 403);
  }
});

test('those whom the table names are let in by the very same calls', async () => {
  for (const [route, { who }] of Object.entries(table)) {
    if (who === 'owner') await expectCall(lea, route, 'yes');
    const client = allowed(who);
    if (client) await expectCall(client, route, 'yes');
  }
}, 120_000);
