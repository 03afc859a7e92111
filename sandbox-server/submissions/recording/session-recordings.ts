import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { maxTerminals } from '../../../protocol/terminal.ts';
import type { Logger } from 'pino';
import { Turns } from '../../sequencing/turns.ts';
import type { SessionObserver } from '../../sessions/session-hub.ts';
import type { SessionNews } from '../../sessions/session-news.ts';
import type { SessionService } from '../../sessions/session-service.ts';
import type { Terminal } from '../../terminals/terminal.ts';
import type { TerminalSet } from '../../terminals/terminal-set.ts';
import { listCastParts } from './cast-parts.ts';
import { CastWriter } from './cast-writer.ts';
import { followTerminal } from './follow-terminal.ts';
import { readCast } from './read-cast.ts';

export interface SessionRecordingsOptions {
  /** Where each session that is recorded has a folder. */
  readonly folder: string;
  readonly sessions: Pick<SessionService, 'peek' | 'hub'>;
  /** Whether an assignment of this lesson is open for the learner. */
  readonly isWanted: (session: string) => Promise<boolean>;
  readonly log: Logger;
  /** Milliseconds since 1970; the real clock where left out. */
  readonly now?: () => number;
}

/** Whoever opens and closes terminals under ever more names has these in one recording. */
const more = 'more';

interface Recording {
  readonly terminals: TerminalSet;
  readonly writers: Map<string, CastWriter>;
  readonly release: Set<() => void>;
}

/**
 * Records the terminals of sessions in which an assignment is open; the page tells the learner so. What
 * is recorded is on disk at once, goes on after a sleep or a restart of the server, and is removed when
 * the session is over: handing in keeps a copy.
 */
export class SessionRecordings implements SessionObserver {
  readonly #options: SessionRecordingsOptions;
  readonly #recordings = new Map<string, Recording>();
  readonly #asking = new Set<string>();
  /** By session: whoever reads, writes or removes its files does so in turn. */
  readonly #turns = new Turns();
  /** Nothing is recorded of them any more, though they may go on for a moment. */
  readonly #removed = new Set<string>();
  readonly #leave: () => void;

  constructor(options: SessionRecordingsOptions) {
    this.#options = options;
    this.#leave = options.sessions.hub.observe(this);
  }

  news(session: string, news: SessionNews): void {
    if (news.type !== 'session') return;
    const { state } = news.session;
    if (state === 'ready') void this.begin(session);
    else if (state === 'ended' || state === 'failed') void this.#discard(session);
    else this.#end(session);
  }

  presence(session: string, isThere: boolean): void {
    if (isThere) void this.begin(session);
  }

  /** Records from now on, where it is wanted; without effect on what is recorded already. */
  async begin(session: string): Promise<void> {
    const { sessions, isWanted, log } = this.#options;
    const terminals = sessions.peek(session)?.machine.terminals;
    if (!terminals || this.#asking.has(session)) return;
    if (this.#recordings.get(session)?.terminals === terminals) return;
    this.#asking.add(session);
    try {
      if (!(await isWanted(session))) return;
      const known = await this.#onDisk(session);
      // It may have stopped meanwhile.
      const isThere = sessions.peek(session)?.machine.terminals === terminals;
      if (isThere && !this.#removed.has(session)) {
        this.#record(session, terminals, new Set(known.keys()));
      }
    } catch (error) {
      log.error({ err: error, session }, 'terminals could not be recorded');
    } finally {
      this.#asking.delete(session);
    }
  }

  /** Names of the terminals that are recorded, or were before. */
  async names(session: string): Promise<string[]> {
    const known = await this.#onDisk(session);
    const now = this.#recordings.get(session)?.writers.keys() ?? [];
    return [...new Set([...known.keys(), ...now])].toSorted();
  }

  /** asciicast v2 by terminal, up to now. */
  async casts(session: string): Promise<Record<string, string>> {
    for (const writer of this.#recordings.get(session)?.writers.values() ?? []) writer.mark();
    // Parts are removed as others are written: they are read in one turn with the listing.
    return this.#turns.take(session, async () => {
      const casts: [name: string, cast: string][] = [];
      for (const [name, parts] of await this.#list(session)) {
        casts.push([name, await readCast(parts)]);
      }
      return Object.fromEntries(casts.filter(([, cast]) => cast !== ''));
    });
  }

  /** For good: nothing more is recorded of this session. */
  async remove(session: string): Promise<void> {
    this.#removed.add(session);
    this.#end(session);
    await this.#turns.take(session, () =>
      rm(this.#folderOf(session), { recursive: true, force: true }),
    );
  }

  /** All is written when this resolves. */
  async dispose(): Promise<void> {
    this.#leave();
    for (const session of this.#recordings.keys()) this.#end(session);
    await this.#turns.settled();
  }

  #onDisk(session: string) {
    return this.#turns.take(session, () => this.#list(session));
  }

  async #list(session: string) {
    return Map.groupBy(await listCastParts(this.#folderOf(session)), ({ terminal }) => terminal);
  }

  #folderOf(session: string): string {
    return join(this.#options.folder, session);
  }

  #record(session: string, terminals: TerminalSet, known: ReadonlySet<string>): void {
    this.#end(session);
    const writers = new Map<string, CastWriter>();
    const release = new Set<() => void>();
    const writerFor = (opened: string, { size }: Terminal): CastWriter => {
      const names = new Set([...known, ...writers.keys()]);
      const name = names.has(opened) || names.size < maxTerminals ? opened : more;
      const writer = writers.get(name) ?? this.#write(session, name, size);
      writers.set(name, writer);
      return writer;
    };
    release.add(
      terminals.onOpen((name, terminal) => {
        const leave = followTerminal(terminal, writerFor(name, terminal));
        release.add(leave);
        void terminal.ended.then(() => release.delete(leave));
      }),
    );
    this.#recordings.set(session, { terminals, writers, release });
  }

  #write(session: string, terminal: string, size: Terminal['size']): CastWriter {
    return new CastWriter({
      ...{ folder: this.#folderOf(session), terminal, size, now: this.#options.now ?? Date.now },
      turn: (task) => this.#turns.take(session, task),
      onError: (error) =>
        this.#options.log.error({ err: error, session, terminal }, 'a recording has ended early'),
    });
  }

  #end(session: string): void {
    const { writers, release } = this.#recordings.get(session) ?? {};
    for (const leave of release ?? []) leave();
    for (const writer of writers?.values() ?? []) writer.close();
    this.#recordings.delete(session);
  }

  async #discard(session: string): Promise<void> {
    try {
      await this.remove(session);
    } catch (error) {
      this.#options.log.error({ err: error, session }, 'a recording could not be removed');
    } finally {
      this.#removed.delete(session);
    }
  }
}
