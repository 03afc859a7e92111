import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import type { BoardFrame } from '../../protocol/board.ts';
import type { Role } from '../../protocol/person.ts';
import type { ClassRole } from '../../protocol/class.ts';
import type { SessionState } from '../../protocol/session.ts';
import { AuditLog } from '../../sandbox-server/audit/audit-log.ts';
import type { BoardViewer } from '../../sandbox-server/board/board-viewer.ts';
import type { StepOutcome } from '../../sandbox-server/checks/step-outcome.ts';
import { ClassAccess } from '../../sandbox-server/classes/class-access.ts';
import { announceStorage } from '../../sandbox-server/composition/announce-storage.ts';
import { openBoard } from '../../sandbox-server/composition/open-board.ts';
import { loadCourse } from '../../sandbox-server/course/load-course.ts';
import type { SlipwayError } from '../../sandbox-server/errors/slipway-error.ts';
import type { Actor } from '../../sandbox-server/people/actor.ts';
import type { BoardSlice } from '../../sandbox-server/routes/route-context.ts';
import { SessionHub } from '../../sandbox-server/sessions/session-hub.ts';
import { viewSession } from '../../sandbox-server/sessions/session-view.ts';
import { openSqlite } from '../../sandbox-server/storage/sqlite/open-sqlite.ts';
import type { Storage } from '../../sandbox-server/storage/storage.ts';
import type { Workspace } from '../../sandbox-server/workspaces/workspace.ts';

const lessons = fileURLToPath(new URL('../../lessons', import.meta.url));
const course = loadCourse(lessons);

/** What a session's machine would answer. */
type Machines = Map<string, { workspace: Workspace | null; outcomes: StepOutcome[] }>;

/** The live board over real services and storage, with sessions that are only told of. */
export class BoardWorld {
  readonly classId = 'k1';
  readonly storage: Storage;
  readonly board: BoardSlice;
  readonly hub: SessionHub;
  /** What the clock of the services says; a test moves it on. */
  now: number;
  readonly #machines: Machines;

  private constructor(
    storage: Storage,
    hub: SessionHub,
    machines: Machines,
    open: (now: () => Date) => BoardSlice,
  ) {
    this.storage = storage;
    this.hub = hub;
    this.#machines = machines;
    this.now = Date.parse('2026-11-21T09:00:00Z');
    this.board = open(() => new Date(this.now));
  }

  /** With a class of which `ada` is an instructor. */
  static async open(): Promise<BoardWorld> {
    const announced = announceStorage(await openSqlite(':memory:'));
    const { storage } = announced;
    const hub = new SessionHub();
    const machines: Machines = new Map();
    const peek = (id: string) => {
      const machine = machines.get(id);
      const { workspace, outcomes } = machine ?? {};
      return machine && { outcomes: () => outcomes, machine: { workspace } };
    };
    const catalogue = await course;
    const world = new BoardWorld(storage, hub, machines, (now) =>
      openBoard({
        ...{ storage, catalogue, now, changes: announced },
        access: new ClassAccess(storage.classes),
        audit: new AuditLog(storage.audit),
        sessions: { hub, peek: peek as never },
        log: pino({ level: process.env['SLIPWAY_TEST_LOG'] ?? 'silent' }),
      }),
    );
    await world.addClass(world.classId);
    await world.enroll('ada', 'instructor');
    return world;
  }

  async addClass(id: string): Promise<void> {
    await this.storage.classes.insert({
      ...{ id, name: `Class ${id}`, timeZone: 'Europe/Berlin', join: 'name' },
      ...{ code: `CODE-${id}`, createdAt: new Date(this.now), archivedAt: null },
    });
  }

  /** Makes the person where there is none. */
  async enroll(
    id: string,
    role: ClassRole,
    { classId = this.classId, serverRole = 'learner' as Role } = {},
  ): Promise<Actor> {
    const name = `${id[0]?.toUpperCase()}${id.slice(1)}`;
    if (!(await this.storage.people.find(id))) {
      const times = { createdAt: new Date(this.now), disabledAt: null, lastSeenAt: null };
      await this.storage.people.insert({ id, name, email: null, role: serverRole, ...times });
    }
    const joinedAt = new Date(this.now);
    const rest = { name, externalId: null, role, joinedAt };
    await this.storage.classes.enroll({ class: classId, person: id, ...rest });
    return this.actor(id, serverRole);
  }

  actor(id: string, role: Role = 'learner'): Actor {
    return { id, name: `${id[0]?.toUpperCase()}${id.slice(1)}`, role };
  }

  /** A session whose machine runs. @returns its id */
  async session(
    owner: string,
    lesson = 'hello-world',
    workspace: Workspace | null = null,
  ): Promise<string> {
    const id = `session-${owner}-${this.#machines.size}`;
    await this.storage.sessions.insert({
      ...{ id, owner, lesson, language: 'en', state: 'ready', startsFrom: 'start' },
      ...{ machine: null, previewKey: `key-${id}`, problem: null },
      createdAt: new Date(this.now),
      expiresAt: new Date(this.now + 3_600_000),
    });
    this.#machines.set(id, { workspace, outcomes: [] });
    await this.tell(id, 'ready');
    return id;
  }

  /** Tells where a session stands; used, it ends an hour from now. */
  async tell(id: string, state: SessionState): Promise<void> {
    await this.storage.sessions.update(id, { state, expiresAt: new Date(this.now + 3_600_000) });
    const record = await this.storage.sessions.find(id);
    if (!record) throw new Error(`There is no session ${id}.`);
    const preview = { scheme: 'http', domain: 'localhost', port: 80 } as const;
    const session = viewSession(record, preview, undefined, undefined);
    this.hub.tell(id, { type: 'session', session });
    await settled();
  }

  /** The learner does something, some time after what they did before. */
  async work(id: string, seconds: number): Promise<void> {
    this.now += seconds * 1000;
    await this.tell(id, 'ready');
  }

  /** What checks find in a step: all passed, or the first failed in this way. */
  async outcome(id: string, step: string, found: 'passed' | string): Promise<void> {
    const isDone = found === 'passed';
    const outcome: StepOutcome = {
      step,
      doneAt: isDone ? new Date(this.now).toISOString() : null,
      checks: [
        {
          id: `check-of-${step}`,
          title: { en: 'It is there' },
          status: isDone ? 'passed' : 'failed',
          ...(!isDone && { expected: 'something', found }),
        },
      ],
    };
    this.#machines.get(id)?.outcomes.push(outcome);
    this.hub.tell(id, { type: 'step', outcome });
    await settled();
  }

  async audited(): Promise<string[]> {
    const entries = await this.storage.audit.list({ class: this.classId, limit: 100 });
    return entries.map(({ action, byName }) => `${byName}: ${action}`).toReversed();
  }

  async dispose(): Promise<void> {
    await this.board.dispose();
    await this.storage.close();
  }
}

/** Lets what was begun by an event, such as reading a row, come to its end. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

/** One who looks at a board in a test, and may be slow. */
export class BoardLooker implements BoardViewer {
  readonly actor: Actor;
  readonly language = 'en';
  readonly frames: BoardFrame[] = [];
  isSlow = false;
  closedBy: SlipwayError | null = null;

  constructor(actor: Actor) {
    this.actor = actor;
  }

  send(frame: string): void {
    this.frames.push(JSON.parse(frame) as BoardFrame);
  }

  close(reason: SlipwayError): void {
    this.closedBy = reason;
  }

  /** The last frame of a type. */
  last<Type extends BoardFrame['type']>(type: Type) {
    const found = this.frames.findLast((frame) => frame.type === type);
    return found as Extract<BoardFrame, { type: Type }> | undefined;
  }

  /** A learner's row, as the frames together have it. */
  row(learner: string) {
    for (const frame of this.frames.toReversed()) {
      const rows =
        frame.type === 'board' ? frame.board.rows : frame.type === 'rows' ? frame.rows : [];
      const row = rows.find((each) => each.learner === learner);
      if (row) return row;
    }
    return undefined;
  }
}
