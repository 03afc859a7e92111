import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { meSchema } from '../../protocol/person.ts';
import { type LessonProgress, progressSchema } from '../../protocol/progress.ts';
import { type Session, sessionSchema, type StartingPoint } from '../../protocol/session.ts';
import { ApiClient, problemIn } from '../support/api-client.ts';
import { openRealServer, type RealServer } from '../support/real-server.ts';
import { runInMachine } from '../support/run-in-machine.ts';

const key = 'a-secret-that-nobody-guesses';
let server: RealServer;
let api: ApiClient;

beforeAll(async () => {
  server = await openRealServer({ change: { loopbackOnly: false, accessKey: key } });
  api = new ApiClient(server.url);
}, 120_000);
afterAll(() => server.dispose(), 60_000);

/** A learner that nothing is known of, at a browser. */
class Learner {
  readonly #headers: { readonly cookie: string };

  private constructor(cookie: string) {
    this.#headers = { cookie };
  }

  static async arrives(): Promise<Learner> {
    const answer = await fetch(`${server.url}/api/health?key=${key}`, { redirect: 'manual' });
    const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]);
    return new Learner(cookies.join('; '));
  }

  call(method: string, path: string, body?: unknown) {
    return api.call(method, path, body, this.#headers);
  }

  async lesson(slug: string): Promise<LessonProgress | undefined> {
    return progressSchema.parse((await this.call('GET', '/api/progress')).body).lessons[slug];
  }

  async start(lesson: string, from?: StartingPoint): Promise<Session> {
    const { body } = await this.call('POST', '/api/sessions', { lesson, ...(from && { from }) });
    const { id } = sessionSchema.parse(body);
    return vi.waitUntil(async () => {
      const session = sessionSchema.parse((await this.call('GET', `/api/sessions/${id}`)).body);
      if (session.state === 'failed') throw new Error(JSON.stringify(session.problem));
      return session.state === 'ready' && session;
    }, 60_000);
  }

  end({ id }: Session) {
    return this.call('DELETE', `/api/sessions/${id}`);
  }

  /** Paths of the workspace's files. */
  async paths({ id }: Session): Promise<string[]> {
    const { body } = await this.call('GET', `/api/sessions/${id}/files`);
    const { files } = body as { files: { path: string; kind: string }[] };
    return files.filter(({ kind }) => kind === 'file').map(({ path }) => path);
  }

  /** Runs a shell command in the session's machine. */
  async shell({ id }: Session, command: string): Promise<string> {
    const { person } = meSchema.parse((await this.call('GET', '/api/me')).body);
    const owner = person?.id ?? '';
    const { machine } = await server.sessions.live(id, owner);
    const { stdout, code } = await runInMachine(server.driver, machine.ref, command);
    expect(code).toBe(0);
    return stdout;
  }
}

const lessonsApi = '/api/progress/lessons';
const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

describe('progress', () => {
  test('a step is done once its checks have passed, for the learner who did it alone', async () => {
    const [ada, grace] = [await Learner.arrives(), await Learner.arrives()];
    const session = await ada.start('hello-world');
    expect((await ada.lesson('hello-world'))?.steps ?? {}).toEqual({});
    await ada.shell(session, 'docker run hello-world');
    await vi.waitUntil(async () => (await ada.lesson('hello-world'))?.steps['first-run'], 30_000);
    await ada.end(session);
    expect((await ada.lesson('hello-world'))?.steps['first-run']?.by).toBe('checks');
    expect(await grace.lesson('hello-world')).toBeUndefined();
  });

  test('what two browsers tell is merged, in any order and however often', async () => {
    const ada = await Learner.arrives();
    const changes = [
      { position: { step: 'publish', at: at(3) }, steps: { build: at(1) } },
      { position: { step: 'build', at: at(1) }, steps: { refused: at(2) } },
      { quizzes: { 'another-port': { given: ['outer'], answeredAt: at(1) } } },
      { quizzes: { 'another-port': { given: ['inner'], answeredAt: at(2) } } },
    ];
    await Promise.all(
      [...changes, ...changes.toReversed()].map(async (change) => {
        const { status } = await ada.call('PATCH', `${lessonsApi}/publish-ports`, change);
        expect(status).toBe(200);
      }),
    );
    expect(await ada.lesson('publish-ports')).toEqual({
      steps: {
        build: { doneAt: at(1), by: 'claimed' },
        refused: { doneAt: at(2), by: 'claimed' },
      },
      quizzes: { 'another-port': { given: ['inner'], answeredAt: at(2), doneAt: at(1) } },
      position: { step: 'publish', at: at(3) },
      left: null,
    });
  });

  test('a chosen language is remembered', async () => {
    const ada = await Learner.arrives();
    const language = { value: 'ja', at: at(1) };
    const { body } = await ada.call('PATCH', '/api/progress', { language });
    expect(progressSchema.parse(body).language).toEqual(language);
    const refused = await ada.call('PATCH', '/api/progress', { language: { value: 'tlh' } });
    expect(refused.status).toBe(400);
  });

  test('all can be forgotten, by the learner alone', async () => {
    const [ada, grace] = [await Learner.arrives(), await Learner.arrives()];
    for (const learner of [ada, grace])
      await learner.call('PATCH', `${lessonsApi}/volumes`, { steps: { mount: at(1) } });
    expect((await ada.call('DELETE', '/api/progress')).status).toBe(204);
    expect(await ada.lesson('volumes')).toBeUndefined();
    expect(await grace.lesson('volumes')).toBeDefined();
  });

  test.each([
    ['a step that claims to be seen by checks', { steps: { build: { by: 'checks' } } }],
    ['a time that is none', { position: { step: 'build', at: 'yesterday' } }],
    ['an answer of a megabyte', { quizzes: { q: { given: ['x'.repeat(1_000_000)] } } }],
    ['an unknown key', { left: null }],
    ['no object', '["x"]'],
  ])('%s is refused', async (_, change) => {
    const ada = await Learner.arrives();
    const answer = await ada.call('PATCH', `${lessonsApi}/publish-ports`, change);
    expect([400, 413]).toContain(answer.status);
    expect(problemIn(answer).message).not.toBe('');
    expect(await ada.lesson('publish-ports')).toBeUndefined();
  });

  test('nobody has progress in a lesson that does not exist, or without the key', async () => {
    const ada = await Learner.arrives();
    const unknown = await ada.call('PATCH', `${lessonsApi}/no-such-lesson`, {});
    expect([unknown.status, problemIn(unknown).code]).toEqual([404, 'unknown-lesson']);
    expect((await api.call('GET', '/api/progress')).status).toBe(204);
    expect((await api.call('PATCH', `${lessonsApi}/hello-world`, {})).status).toBe(401);
  });
});

describe('a lesson begins', () => {
  test('with the files that the learner left, or with its own', async () => {
    const ada = await Learner.arrives();
    const first = await ada.start('first-image');
    expect(first.from).toBe('start');
    const own = await ada.paths(first);
    await ada.shell(first, 'mkdir deep && echo mine > deep/mine.txt && rm farewell/crew.py');
    await ada.end(first);
    expect(await ada.lesson('first-image')).toMatchObject({
      left: { files: own.length, leftOut: [] },
    });

    const again = await ada.start('first-image');
    expect(again.from).toBe('left');
    const expected = [...own.filter((path) => path !== 'farewell/crew.py'), 'deep/mine.txt'];
    expect((await ada.paths(again)).sort()).toEqual(expected.sort());
    expect(await ada.shell(again, 'cat deep/mine.txt')).toBe('mine\n');
    await ada.end(again);

    const anew = await ada.start('first-image', 'start');
    expect(anew.from).toBe('start');
    expect(await ada.paths(anew)).toEqual(own);
    await ada.end(anew);
    expect((await ada.lesson('first-image'))?.left).not.toBeNull();
  });

  test('with what is in a machine of the same learner that runs elsewhere', async () => {
    const ada = await Learner.arrives();
    const here = await ada.start('first-image');
    await ada.shell(here, 'echo here > here.txt');
    const elsewhere = await ada.start('first-image');
    expect(await ada.shell(elsewhere, 'cat here.txt')).toBe('here\n');
    await Promise.all([ada.end(here), ada.end(elsewhere)]);
  });

  test('with what was there when the machine was put to sleep', async () => {
    const ada = await Learner.arrives();
    const session = await ada.start('first-image');
    await ada.shell(session, 'echo asleep > asleep.txt');
    await server.sessions.stops.hibernate(session.id);
    const { left } = (await ada.lesson('first-image')) ?? {};
    expect(left?.files).toBeGreaterThan(0);
    await ada.end(session);
    const next = await ada.start('first-image', 'left');
    expect(await ada.paths(next)).toContain('asleep.txt');
    await ada.end(next);
  });

  test('with the previous lesson’s solution and its own files', async () => {
    const ada = await Learner.arrives();
    const session = await ada.start('publish-ports', 'previous');
    expect(session.from).toBe('previous');
    expect(await ada.paths(session)).toEqual(
      expect.arrayContaining(['office/app.py', 'greeter/Dockerfile', 'hello.py']),
    );
    await ada.end(session);
    expect((await ada.lesson('publish-ports'))?.left ?? null).toBeNull();
    const none = await ada.call('POST', '/api/sessions', {
      lesson: 'hello-world',
      from: 'previous',
    });
    expect([none.status, problemIn(none).code]).toEqual([400, 'bad-request']);
  });

  test('with its own files after a reset, whatever was left', async () => {
    const ada = await Learner.arrives();
    const first = await ada.start('first-image');
    await ada.shell(first, 'echo x > x.txt');
    await ada.end(first);
    const session = await ada.start('first-image');
    await ada.call('POST', `/api/sessions/${session.id}/reset`);
    await vi.waitUntil(async () => {
      const { body } = await ada.call('GET', `/api/sessions/${session.id}`);
      return sessionSchema.parse(body).state === 'ready';
    }, 60_000);
    expect(await ada.paths(session)).not.toContain('x.txt');
    await ada.end(session);
  });
});
