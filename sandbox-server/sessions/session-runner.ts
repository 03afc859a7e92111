import type { Logger } from 'pino';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import type { Driver } from '../drivers/driver.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';
import { Turns } from '../sequencing/turns.ts';
import type { KeptWork } from '../progress/kept-work.ts';
import type { ProgressService } from '../progress/progress-service.ts';
import type { StartingPoints } from '../progress/starting-points.ts';
import type { ClassroomRegistry } from '../registry/classroom-registry.ts';
import type { SessionRecord, SessionStore } from '../storage/sessions/session-store.ts';
import { LiveSession } from './live-session.ts';
import type { MachinePool, PooledMachine } from './machine-pool.ts';
import type { SessionBook } from './session-book.ts';
import type { SlotRequest } from './slots.ts';

/** Whether the lesson's files are to be placed, or the learner's own are there. */
export type WorkspaceState = 'new' | 'resumed';

export interface SessionRunnerOptions {
  readonly book: SessionBook;
  readonly store: SessionStore;
  readonly driver: Driver;
  readonly pool: MachinePool;
  readonly catalogue: CourseCatalogue;
  readonly registry: ClassroomRegistry;
  readonly progress: ProgressService;
  readonly keptWork: KeptWork;
  readonly startingPoints: StartingPoints;
  readonly nextExpiry: () => Date;
  readonly log: Logger;
}

/** Brings sessions and machines together and apart; keeps those that wait for a machine in line. */
export class SessionRunner {
  /** What is done to one session is done in turn. */
  readonly turns = new Turns();
  readonly #options: SessionRunnerOptions;
  readonly #running = new Map<string, { live: LiveSession; pooled: PooledMachine }>();
  readonly #waiting = new Map<string, SlotRequest>();

  constructor(options: SessionRunnerOptions) {
    this.#options = options;
  }

  live(id: string): LiveSession | undefined {
    return this.#running.get(id)?.live;
  }

  ids(): string[] {
    return [...this.#running.keys()];
  }

  /** Place in line from 1; 0 for a session that does not wait. */
  position(id: string): number {
    return this.#waiting.get(id)?.position() ?? 0;
  }

  /** On a warm machine before this resolves, else later, in turn. */
  async startNew(record: SessionRecord): Promise<void> {
    const { pool } = this.#options;
    const warm = pool.takeWarm();
    if (!warm) {
      this.startLater(record, pool.slots.request(), (slot) => pool.start(slot), 'new');
      return;
    }
    await this.turns
      .take(record.id, () => this.bringUp(record, warm, 'new'))
      .catch((error: unknown) => this.#fail(record.id, error));
  }

  /** Starts a session once its place is granted. Returns at once; failures are written in the book. */
  startLater(
    record: SessionRecord,
    slot: SlotRequest,
    start: (slot: SlotRequest) => Promise<PooledMachine>,
    workspace: WorkspaceState,
  ): void {
    const { id } = record;
    const { book } = this.#options;
    this.#waiting.set(id, slot);
    void this.turns.take(id, async () => {
      try {
        if (slot.position() > 0) await book.change(id, { state: 'queued' });
        if (!(await slot.granted)) return; // Ended while it waited.
        this.#waiting.delete(id);
        await book.change(id, { state: 'starting' });
        await this.bringUp(record, await start(slot), workspace);
      } catch (error) {
        slot.release();
        await this.#fail(id, error);
      }
    });
    this.#tellLine();
  }

  /** Makes a session of a machine that runs. On failure the machine is stopped, the place free. */
  async bringUp(
    record: SessionRecord,
    pooled: PooledMachine,
    workspace: WorkspaceState,
  ): Promise<void> {
    const { book, catalogue, driver, registry, store, progress, log } = this.#options;
    const { startingPoints, nextExpiry } = this.#options;
    const { machine, slot } = pooled;
    const { id } = record;
    try {
      const lesson = catalogue.lesson(record.lesson);
      if (workspace === 'new')
        await placeFiles(pooled, await startingPoints.files(record, record.startsFrom));
      const tell = book.hub.tell.bind(book.hub, id);
      const live = await LiveSession.open({
        ...{ record, lesson, machine, driver, registry, store, progress, tell, log },
      });
      this.#running.set(id, { live, pooled });
      await book.change(id, { state: 'ready', machine: machine.ref, expiresAt: nextExpiry() });
    } catch (error) {
      this.#running.delete(id);
      await machine.dispose();
      await (workspace === 'new' ? driver.destroy(machine.ref) : driver.hibernate(machine.ref));
      slot.release();
      throw error;
    } finally {
      this.#tellLine();
    }
  }

  /** Keeps what the learner of a running session has in the workspace; without effect on others. */
  async keepWork(id: string): Promise<void> {
    const { book, keptWork, startingPoints } = this.#options;
    const running = this.#running.get(id);
    if (!running) return;
    const record = await book.record(id);
    await keptWork.keep(record, running.live.machine.workspace, () =>
      startingPoints.files(record, record.startsFrom),
    );
  }

  /** Lets go of the lines into a machine. The place stays taken until what is given back releases it. */
  async close(id: string): Promise<SlotRequest | undefined> {
    const running = this.#running.get(id);
    if (!running) return undefined;
    this.#running.delete(id);
    running.live.dispose();
    await running.pooled.machine.dispose();
    return running.pooled.slot;
  }

  /** Frees a session's place. */
  release(slot: SlotRequest | undefined): void {
    slot?.release();
    this.#tellLine();
  }

  /** Takes a session out of the line. */
  leaveLine(id: string): void {
    this.#waiting.get(id)?.release();
    this.#waiting.delete(id);
    this.#tellLine();
  }

  leaveLineAll(): void {
    for (const id of this.#waiting.keys()) this.leaveLine(id);
  }

  /** Never rejects: where storage is away too, the log alone knows. */
  async #fail(id: string, error: unknown): Promise<void> {
    const { log } = this.#options;
    log.error({ err: error, session: id }, 'a session could not be started');
    const failure =
      error instanceof SlipwayError
        ? error
        : new SlipwayError('machine-failed', told('session.notStarted'));
    await this.#write(id, failure).catch((reason: unknown) =>
      log.error({ err: reason, session: id }, 'a failure could not be written'),
    );
  }

  async #write(id: string, failure: SlipwayError): Promise<void> {
    const { book } = this.#options;
    const problem = failure.toKept();
    const { machine } = await book.record(id);
    await book.change(id, { state: machine ? 'hibernated' : 'failed', problem });
  }

  #tellLine(): void {
    const { book, log } = this.#options;
    for (const id of this.#waiting.keys())
      book
        .tell(id)
        .catch((error: unknown) => log.error({ err: error, session: id }, 'the line is not told'));
  }
}

async function placeFiles(
  { machine }: PooledMachine,
  files: readonly { path: string; content: Buffer; executable: boolean }[],
): Promise<void> {
  if (files.length === 0) return;
  await machine.workspace.place(
    files.map(({ path, content, executable }) => ({
      path,
      content,
      mode: executable ? 0o755 : 0o644,
    })),
  );
}
