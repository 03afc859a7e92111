import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Language } from '../../protocol/language.ts';
import type { CreateSession, Session } from '../../protocol/session.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import type { Driver } from '../drivers/driver.ts';
import { createPreviewKey } from '../previews/preview-key.ts';
import type { KeptWork } from '../progress/kept-work.ts';
import type { ProgressService } from '../progress/progress-service.ts';
import type { StartingPoints } from '../progress/starting-points.ts';
import type { ClassroomRegistry } from '../registry/classroom-registry.ts';
import type { SessionRecord, SessionStore } from '../storage/sessions/session-store.ts';
import type { LiveSession } from './live-session.ts';
import type { MachinePool } from './machine-pool.ts';
import { openMachine } from './open-machine.ts';
import { OwnerRoom } from './owner-room.ts';
import { SessionBook } from './session-book.ts';
import { notReady } from './session-errors.ts';
import type { SessionHub } from './session-hub.ts';
import { SessionRunner } from './session-runner.ts';
import { SessionStops } from './session-stops.ts';
import type { PreviewAddress } from './session-view.ts';

const touchEvery = 30_000;

export interface SessionServiceOptions {
  readonly store: SessionStore;
  readonly driver: Driver;
  readonly pool: MachinePool;
  readonly catalogue: CourseCatalogue;
  readonly registry: ClassroomRegistry;
  readonly progress: ProgressService;
  readonly keptWork: KeptWork;
  readonly startingPoints: StartingPoints;
  readonly idleMinutes: number;
  readonly previewAddress: () => PreviewAddress;
  readonly log: Logger;
}

/**
 * Sessions from their start to their end. What learners have is in their machine's disk and in
 * storage: a session that stops running is hibernated, and resumed when it is wanted again.
 */
export class SessionService {
  /** For whoever stops sessions of others. */
  readonly stops: SessionStops;
  readonly #options: SessionServiceOptions;
  readonly #book: SessionBook;
  readonly #runner: SessionRunner;
  readonly #room: OwnerRoom;

  constructor(options: SessionServiceOptions) {
    const { store, registry, previewAddress } = options;
    this.#options = options;
    const queueOf = (id: string) => this.#queueOf(id);
    this.#book = new SessionBook({ store, registry, previewAddress, queueOf });
    const nextExpiry = () => this.#nextExpiry();
    this.#runner = new SessionRunner({ ...options, book: this.#book, nextExpiry });
    this.stops = new SessionStops({ ...options, book: this.#book, runner: this.#runner });
    this.#room = new OwnerRoom({
      store,
      hibernate: (id) => this.stops.hibernate(id),
      end: (id) => this.stops.end(id),
    });
  }

  /** What happens in sessions, for those who listen. */
  get hub(): SessionHub {
    return this.#book.hub;
  }

  /** @throws SlipwayError `unknown-lesson`, `broken-lesson`, `bad-request`, `too-many-sessions` */
  async create(input: CreateSession, owner: string): Promise<Session> {
    const { store, catalogue, startingPoints } = this.#options;
    const { lesson } = input;
    catalogue.lesson(lesson);
    // What the learner has in this lesson elsewhere, in another browser perhaps, is left as well.
    const running = await store.list(['ready']);
    const alike = running.filter((other) => other.owner === owner && other.lesson === lesson);
    await Promise.all(alike.map(({ id }) => this.#runner.keepWork(id)));
    const startsFrom = await startingPoints.choose({ owner, lesson }, input.from);
    const record: SessionRecord = {
      id: randomUUID(),
      owner,
      lesson,
      language: input.language,
      state: 'starting',
      startsFrom,
      machine: null,
      previewKey: createPreviewKey(),
      createdAt: new Date(),
      expiresAt: this.#nextExpiry(),
      problem: null,
    };
    await this.#room.take(owner, null, () => store.insert(record));
    await this.#runner.startNew(record);
    return this.get(record.id, owner);
  }

  /** @throws SlipwayError `unknown-session`, here and in all that follow */
  async get(id: string, owner: string): Promise<Session> {
    return this.#book.view(await this.#book.owned(id, owner));
  }

  /** The session with its machine; counts as use of it. @throws `session-not-ready`, `session-ended` */
  async live(id: string, owner: string): Promise<LiveSession> {
    const record = await this.#book.owned(id, owner);
    const live = this.#runner.live(id);
    if (!live) throw notReady(record);
    await this.#touch(record);
    return live;
  }

  /** Whoever looks in beside the learner: where a machine runs, and without making use of the session. */
  peek(id: string): LiveSession | undefined {
    return this.#runner.live(id);
  }

  /** Whoever holds the key may see what a port of the session shows. Null for an unknown key. */
  async findByPreviewKey(key: string): Promise<{ live: LiveSession; language: Language } | null> {
    const record = await this.#options.store.findByPreviewKey(key);
    const live = record && this.#runner.live(record.id);
    return record && live ? { live, language: record.language } : null;
  }

  /** The learner reads on in this language: previews' own pages follow. */
  async speak(id: string, owner: string, language: Language): Promise<void> {
    const record = await this.#book.owned(id, owner);
    if (record.language !== language) await this.#book.change(id, { language });
  }

  async extend(id: string, owner: string): Promise<Session> {
    const record = await this.#book.owned(id, owner);
    if (isOver(record)) throw notReady(record);
    await this.#book.change(id, { expiresAt: this.#nextExpiry() });
    return this.get(id, owner);
  }

  /**
   * Wakes a hibernated session; resolves at once where it runs or starts already.
   * @throws SlipwayError `too-many-sessions`
   */
  async resume(id: string, owner: string): Promise<Session> {
    const record = await this.#book.owned(id, owner);
    const { machine: ref } = record;
    if (isOver(record)) throw notReady(record);
    if (record.state !== 'hibernated' || ref === null) return this.#book.view(record);
    const { driver, pool, log } = this.#options;
    const sleeps = async () => (await this.#book.record(id)).state === 'hibernated';
    const isOurs = await this.#room.take(owner, id, async () => {
      // Another call was quicker; its turn may be waiting for a machine.
      if (!(await sleeps())) return false;
      return this.#runner.turns.take(id, async () => {
        if (!(await sleeps())) return false;
        const expiresAt = this.#nextExpiry();
        await this.#book.change(id, { state: 'starting', expiresAt, problem: null });
        return true;
      });
    });
    if (!isOurs) return this.get(id, owner);
    const slot = pool.slots.request();
    const start = async () => {
      await driver.resume(ref);
      return { machine: await openMachine(driver, ref, log), slot };
    };
    this.#runner.startLater(record, slot, start, 'resumed');
    return this.get(id, owner);
  }

  /**
   * Machine and workspace as new: what was in them is gone, and the steps with it.
   * @throws SlipwayError `session-not-ready` while it starts, `too-many-sessions`
   */
  async reset(id: string, owner: string): Promise<Session> {
    await this.#book.owned(id, owner);
    const { driver, store } = this.#options;
    const settled = async () => {
      const record = await this.#book.record(id);
      if (record.state === 'queued' || record.state === 'starting') throw notReady(record);
      return record;
    };
    await this.#room.take(owner, id, async () => {
      await settled(); // The turn of one that waits in line would come with its machine.
      await this.#runner.turns.take(id, async () => {
        const { machine: ref } = await settled();
        const expiresAt = this.#nextExpiry();
        await this.#book.change(id, { state: 'starting', problem: null, expiresAt });
        this.#runner.release(await this.#runner.close(id));
        if (ref) await driver.destroy(ref);
        await store.clearSteps(id);
        await this.#book.change(id, { machine: null, startsFrom: 'start' });
      });
    });
    await this.#runner.startNew(await this.#book.record(id));
    return this.get(id, owner);
  }

  async end(id: string, owner: string): Promise<void> {
    await this.#book.owned(id, owner);
    await this.stops.end(id);
  }

  /** Ids of sessions whose machine runs. */
  running(): string[] {
    return this.#runner.ids();
  }

  /** Takes up a session of an earlier run whose machine still runs. */
  async adopt(record: SessionRecord): Promise<void> {
    const { driver, pool, log } = this.#options;
    const { id, machine: ref } = record;
    if (!ref) throw notReady(record);
    const slot = pool.slots.request();
    await slot.granted;
    const machine = await openMachine(driver, ref, log);
    await this.#runner.turns.take(id, () =>
      this.#runner.bringUp(record, { machine, slot }, 'resumed'),
    );
  }

  /** Starts (again) a session that had no machine when the server stopped. */
  async restart(record: SessionRecord): Promise<void> {
    await this.#runner.startNew(record);
  }

  async #touch(record: SessionRecord): Promise<void> {
    const expiresAt = this.#nextExpiry();
    if (expiresAt.getTime() - record.expiresAt.getTime() < touchEvery) return;
    await this.#book.change(record.id, { expiresAt });
  }

  #queueOf(id: string): Session['queue'] {
    const position = this.#runner.position(id);
    if (position === 0) return undefined;
    // Places get free when sessions idle out: at the latest in one idle time, spread evenly.
    const { idleMinutes, pool } = this.#options;
    const etaSeconds = Math.ceil((idleMinutes * 60 * position) / (pool.slots.capacity + 1));
    return { position, etaSeconds };
  }

  #nextExpiry(): Date {
    return new Date(Date.now() + this.#options.idleMinutes * 60_000);
  }
}

const isOver = ({ state }: SessionRecord) => state === 'ended' || state === 'failed';
