import type { Assignment } from '../../../../protocol/assignment.ts';
import type { Class } from '../../../../protocol/class.ts';
import type { Consent } from '../../../../protocol/consent.ts';
import type { OwnLesson } from '../../../../protocol/own-lesson.ts';
import type { Session } from '../../../../protocol/session.ts';
import { readServerId } from '../../../../sandbox-server/composition/server-id.ts';
import { packFiles } from '../../../../sandbox-server/progress/pack-files.ts';
import { viewSession } from '../../../../sandbox-server/sessions/session-view.ts';
import { openSqlite } from '../../../../sandbox-server/storage/sqlite/open-sqlite.ts';
import type { SessionRecord } from '../../../../sandbox-server/storage/sessions/session-store.ts';
import { draftOf } from '../../../support/assignment-world.ts';
import type { BrowserClient } from '../../../support/browser-client.ts';
import { type ClassWorld, idOf } from '../../../support/class-world.ts';
import { stateOf } from '../../../support/engine-state.ts';
import { ownLessonZip } from '../../../support/own-lesson.ts';
import { eventually } from '../../../support/eventually.ts';

/** Ids of real things in a class. */
export interface Things {
  readonly class: string;
  readonly assignment: string;
  /** Lea’s, as the session and the help that is asked for in it. */
  readonly submission: string;
  readonly session: string;
  readonly help: string;
  /** Tom’s consent to watch and the one to edit, given; the one to type along, not answered. */
  readonly watching: string;
  readonly editing: string;
  readonly typing: string;
  /** A learner who calls nothing. */
  readonly person: string;
  readonly invited: string;
  readonly comment: string;
  readonly ownLesson: string;
}

interface People {
  readonly world: ClassWorld;
  readonly cls: Class;
  /** Assists. */
  readonly tom: BrowserClient;
  /** Learns. */
  readonly lea: BrowserClient;
}

/** Puts one of each into the class: by calls, or where these need a machine into the server’s data. */
export async function putThingsIn(people: People): Promise<Things> {
  const { world, cls, tom, lea } = people;
  const at = `/api/classes/${cls.id}`;

  const made = await world.ina.call('POST', `${at}/assignments`, draftOf({ attempts: 2 }));
  const assignment = (made.body as Assignment).id;
  const [submission, session] = [await submitted(people, assignment), await begun(people)];
  const consent = async (right: string, isGiven: boolean) => {
    const question = { learner: await idOf(lea), lesson: 'hello-world', right };
    // The board reads whose session it is when it first hears of it, and that it runs when it does next.
    const { id } = await eventually(async () => {
      world.server.sessions.hub.tell(session.id, { type: 'session', session });
      const answer = await tom.call('POST', `${at}/consents`, question);
      if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
      return answer.body as Consent;
    });
    if (isGiven) {
      await lea.call('POST', `/api/sessions/${session.id}/consents/${id}`, { allow: true });
    }
    return id;
  };
  const help = await lea.call('POST', `/api/sessions/${session.id}/help`, { message: 'x' });
  await world.ina.call('POST', `${at}/roster`, { name: 'Ivo', email: 'ivo@example.org' });
  const comment = { path: null, line: null, text: 'Good' };
  const said = await tom.call('POST', `/api/submissions/${submission}/comments`, comment);
  return {
    ...{ class: cls.id, assignment, submission, session: session.id },
    help: (help.body as { id: string }).id,
    watching: await consent('watch', true),
    editing: await consent('edit', true),
    typing: await consent('type', false),
    person: await idOf(await world.join('Lia', cls)),
    invited: await idOf(world.ivo),
    comment: (said.body as { id: string }).id,
    ownLesson: await brought(world),
  };
}

async function submitted({ world, cls, lea }: People, assignment: string): Promise<string> {
  const storage = await openSqlite(`${world.server.home}/slipway.sqlite`);
  const id = 'a-submission';
  await storage.submissions.insert(
    {
      ...{ id, assignment, class: cls.id, person: await idOf(lea), submittedAt: new Date() },
      ...{ state: 'graded', grade: null, checks: [] },
    },
    {
      ...{ submission: id, leftOut: [], inspected: {}, seen: [], archive: await packFiles([]) },
      facts: {
        ...{ state: stateOf(), events: [], user: 'lea' },
        signIns: { accepted: 0, refused: 0 },
      },
      recordings: { main: '{"version":2,"width":80,"height":24}\n' },
    },
    null,
  );
  await storage.close();
  return id;
}

/** A session without a machine, as if it ran. */
async function begun({ world, lea }: People): Promise<Session> {
  const { home } = world.server;
  const storage = await openSqlite(`${home}/slipway.sqlite`, await readServerId(home));
  const record: SessionRecord = {
    ...{ id: 'a-session', owner: await idOf(lea), lesson: 'hello-world', language: 'en' },
    ...{ state: 'ready', startsFrom: 'start', machine: null, previewKey: 'a-key', problem: null },
    ...{ createdAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) },
  };
  await storage.sessions.insert(record);
  await storage.close();
  const address = { domain: 'localhost', port: 80 };
  return viewSession(record, address, undefined, undefined);
}

async function brought({ server, ina }: ClassWorld): Promise<string> {
  const answer = await fetch(`${server.url}/api/own-lessons`, {
    method: 'POST',
    headers: { 'content-type': 'application/zip', cookie: ina.cookie, origin: server.url },
    body: new Uint8Array(ownLessonZip()),
  });
  return ((await answer.json()) as OwnLesson).slug;
}
