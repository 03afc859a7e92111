import type { Board, BoardFrame, BoardRow } from '../../protocol/board.ts';
import type { Consent } from '../../protocol/consent.ts';
import type { HelpRequest } from '../../protocol/help.ts';
import { sumOfPoints } from '../assignments/points.ts';
import type { Lesson } from '../course/course-catalogue.ts';
import type { ClassRecord, EnrollmentRecord } from '../storage/classes/class-store.ts';
import { boardRow } from './board-rows.ts';
import type { BoardViewer } from './board-viewer.ts';
import { boardSteps, type CheckPoints } from './lesson-steps.ts';
import type { SessionWork } from './session-work.ts';

/** Changes are gathered for so long, so that a viewer gets no more than four frames of each kind a second. */
export const gatherMilliseconds = 250;

export interface LiveBoardOptions {
  readonly class: ClassRecord;
  readonly lesson: Lesson;
  readonly points: CheckPoints;
  /** As the class has it now; null where it is gone. */
  readonly stuckMinutes: () => Promise<number | null>;
  readonly learners: () => Promise<readonly EnrollmentRecord[]>;
  /** Steps that checks saw done, by learner. */
  readonly done: (learners: readonly string[]) => Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  readonly works: () => ReadonlyMap<string, SessionWork>;
  readonly help: () => Promise<readonly HelpRequest[]>;
  readonly consents: (person: string) => readonly Consent[];
  readonly onError: (error: unknown) => void;
}

interface Seat {
  readonly viewer: BoardViewer;
  isBehind: boolean;
  /** What just ended is told once. */
  consentsOver: Consent[];
  wantsConsents: boolean;
}

/** One class in one lesson while somebody looks: what changes is told to all who do, once. */
export class LiveBoard {
  readonly #options: LiveBoardOptions;
  readonly #seats = new Set<Seat>();
  readonly #rows = new Map<string, BoardRow>();
  readonly #dirty = new Set<string>();
  #learners: ReadonlyMap<string, EnrollmentRecord> = new Map();
  #done: ReadonlyMap<string, ReadonlySet<string>> = new Map();
  #help: readonly HelpRequest[] = [];
  #stuckMinutes: number;
  #wantsRoster = true;
  #wantsHelp = true;
  #timer: NodeJS.Timeout | undefined;
  #round: Promise<void> | undefined;
  #isDisposed = false;

  constructor(options: LiveBoardOptions) {
    this.#options = options;
    this.#stuckMinutes = options.class.stuckMinutes;
  }

  get viewers(): readonly BoardViewer[] {
    return [...this.#seats].map(({ viewer }) => viewer);
  }

  /** Sends all there is, and from now on what changes. @returns ends it */
  async join(viewer: BoardViewer): Promise<() => void> {
    await this.#update();
    const seat = { viewer, isBehind: false, consentsOver: [], wantsConsents: false };
    this.#seats.add(seat);
    this.#sendAll(seat);
    return () => this.#seats.delete(seat);
  }

  /** The row of one learner as it is now; undefined for one who is not of the class. */
  async row(learner: string): Promise<BoardRow | undefined> {
    await this.#update();
    return this.#rows.get(learner);
  }

  worked({ session }: SessionWork): void {
    if (session.lesson !== this.#options.lesson.slug || !this.#learners.has(session.owner)) return;
    this.#dirty.add(session.owner);
    this.#soon();
  }

  helpChanged(): void {
    this.#wantsHelp = true;
    this.#soon();
  }

  rosterChanged(): void {
    this.#wantsRoster = true;
    this.#soon();
  }

  consentChanged(consent: Consent): void {
    for (const seat of this.#seats) {
      if (seat.viewer.actor.id !== consent.by.id) continue;
      seat.wantsConsents = true;
      if (consent.state === 'over') seat.consentsOver.push(consent);
      this.#soon();
    }
  }

  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#timer);
    this.#seats.clear();
  }

  #soon(): void {
    if (this.#isDisposed) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#update().catch(this.#options.onError);
    }, gatherMilliseconds);
  }

  /** One round at a time; what comes during one is in the next. */
  async #update(): Promise<void> {
    const before = this.#round;
    const round = (before ?? Promise.resolve()).catch(() => undefined).then(() => this.#tell());
    this.#round = round;
    try {
      await round;
    } finally {
      if (this.#round === round) this.#round = undefined;
    }
  }

  async #tell(): Promise<void> {
    const left = this.#wantsRoster ? await this.#readRoster() : [];
    const hasHelp = this.#wantsHelp;
    if (hasHelp) await this.#readHelp();
    const rows = this.#changedRows();
    const frames: string[] = [];
    if (rows.length + left.length > 0) frames.push(frame({ type: 'rows', rows, left }));
    if (hasHelp) frames.push(frame({ type: 'help', requests: [...this.#help] }));
    for (const seat of this.#seats) this.#serve(seat, frames);
  }

  #serve(seat: Seat, frames: readonly string[]): void {
    const { viewer } = seat;
    if (viewer.isSlow) {
      seat.isBehind ||= frames.length > 0 || seat.wantsConsents;
      if (seat.isBehind) this.#soon();
      return;
    }
    if (seat.isBehind) return this.#sendAll(seat);
    for (const each of frames) viewer.send(each);
    if (seat.wantsConsents) this.#sendConsents(seat);
  }

  #sendAll(seat: Seat): void {
    seat.isBehind = false;
    const { viewer } = seat;
    viewer.send(frame({ type: 'board', board: this.#board(viewer) }));
    viewer.send(frame({ type: 'help', requests: [...this.#help] }));
    this.#sendConsents(seat);
  }

  #sendConsents(seat: Seat): void {
    seat.wantsConsents = false;
    const standing = this.#options.consents(seat.viewer.actor.id);
    const over = seat.consentsOver.splice(0);
    seat.viewer.send(frame({ type: 'consents', consents: [...standing, ...over] }));
  }

  #board({ language }: BoardViewer): Board {
    const { class: record, lesson, points } = this.#options;
    const stuckMinutes = this.#stuckMinutes;
    const steps = boardSteps(lesson.exercise, points, language);
    const all = steps.flatMap(({ checks }) => checks);
    return {
      class: record.id,
      className: record.name,
      lesson: lesson.slug,
      ...{ steps, stuckMinutes },
      mostPoints: sumOfPoints(all),
      rows: [...this.#learners.keys()].flatMap((learner) => this.#rows.get(learner) ?? []),
    };
  }

  /** @returns who left */
  async #readRoster(): Promise<string[]> {
    this.#wantsRoster = false;
    const [learners, minutes] = await Promise.all([
      this.#options.learners(),
      this.#options.stuckMinutes(),
    ]);
    // Of a class that is gone what it had last stays, until those who look are told to leave.
    if (minutes !== null && minutes !== this.#stuckMinutes) {
      this.#stuckMinutes = minutes;
      for (const seat of this.#seats) seat.isBehind = true;
    }
    const before = this.#learners;
    this.#learners = new Map(learners.map((learner) => [learner.person, learner]));
    this.#done = await this.#options.done(learners.map(({ person }) => person));
    for (const { person } of learners) this.#dirty.add(person);
    const left = [...before.keys()].filter((person) => !this.#learners.has(person));
    for (const person of left) this.#rows.delete(person);
    return left;
  }

  async #readHelp(): Promise<void> {
    this.#wantsHelp = false;
    const before = this.#help;
    this.#help = await this.#options.help();
    for (const { learner } of [...before, ...this.#help]) this.#dirty.add(learner.id);
  }

  #changedRows(): BoardRow[] {
    const { lesson, points } = this.#options;
    const stuckAfter = this.#stuckMinutes * 60_000;
    const steps = boardSteps(lesson.exercise, points, 'en');
    const works = this.#options.works();
    const help = new Map(
      this.#help
        .filter((request) => request.lesson === lesson.slug)
        .map((request) => [request.learner.id, request]),
    );
    const changed: BoardRow[] = [];
    for (const person of this.#dirty) {
      const learner = this.#learners.get(person);
      if (!learner) continue;
      const row = boardRow({
        ...{ learner, steps, stuckAfter },
        done: this.#done.get(person) ?? new Set(),
        work: works.get(person),
        help: help.get(person),
      });
      const before = this.#rows.get(person);
      if (before && JSON.stringify(before) === JSON.stringify(row)) continue;
      this.#rows.set(person, row);
      changed.push(row);
    }
    this.#dirty.clear();
    return changed;
  }
}

const frame = (value: BoardFrame): string => JSON.stringify(value);
