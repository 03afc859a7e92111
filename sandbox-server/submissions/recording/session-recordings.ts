import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { maxTerminals } from '../../../protocol/terminal.ts';
import type { Logger } from 'pino';
import type { SessionObserver } from '../../sessions/session-hub.ts';
import type { SessionNews } from '../../sessions/session-news.ts';
import type { SessionService } from '../../sessions/session-service.ts';
import type { Terminal } from '../../terminals/terminal.ts';
import type { TerminalSet } from '../../terminals/terminal-set.ts';
import { listCastParts } from './cast-parts.ts';
import { CastWriter } from './cast-writer.ts';
import { readCast } from './read-cast.ts';

export interface SessionRecordingsOptions {
  /** Where each session that is recorded has a folder. */
  readonly folder: string;
  readonly sessions: Pick<SessionService, 'peek' | 'hub'>;
  /** Whether an assignment of this lesson is open for the learner. */
  readonly isWanted: (session: string) => Promise<boolean>;
  /** Whether the session is one that may be worked in still. */
  readonly isKnown: (session: string) => Promise<boolean>;
  readonly log: Logger;
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
  /** What is still written, or removed, of recordings that ended. */
  readonly #ending = new Map<string, Promise<unknown>>();
  readonly #leave: () => void;

  constructor(options: SessionRecordingsOptions) {
    this.#options = options;
    this.#leave = options.sessions.hub.observe(this);
  }

  news(session: string, news: SessionNews): void {
    if (news.type !== 'session') return;
    const { state } = news.session;
    if (state === 'ready') void this.begin(session);
    else this.#end(session, { isOver: state === 'ended' || state === 'failed' });
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
      if (sessions.peek(session)?.machine.terminals === terminals) {
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
    const writers = this.#recordings.get(session)?.writers.values() ?? [];
    await Promise.all([...writers].map((writer) => writer.flush()));
    const known = await this.#onDisk(session);
    const casts = await Promise.all(
      [...known].map(async ([name, parts]) => [name, await readCast(parts)] as const),
    );
    return Object.fromEntries(casts.filter(([, cast]) => cast !== ''));
  }

  /** Removes what sessions left that ended while the server was away; at its start. */
  async tidy(): Promise<void> {
    const { folder, isKnown } = this.#options;
    for (const session of await readdir(folder).catch(() => [])) {
      if (!(await isKnown(session))) await rm(join(folder, session), { recursive: true });
    }
  }

  /** All is written when this resolves. */
  async dispose(): Promise<void> {
    this.#leave();
    for (const session of this.#recordings.keys()) this.#end(session, { isOver: false });
    await Promise.all(this.#ending.values());
  }

  async #onDisk(session: string) {
    await this.#ending.get(session);
    return Map.groupBy(await listCastParts(this.#folderOf(session)), ({ terminal }) => terminal);
  }

  #folderOf(session: string): string {
    return join(this.#options.folder, session);
  }

  #record(session: string, terminals: TerminalSet, known: ReadonlySet<string>): void {
    this.#end(session, { isOver: false });
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
        const leave = follow(terminal, writerFor(name, terminal));
        release.add(leave);
        void terminal.ended.then(() => release.delete(leave));
      }),
    );
    this.#recordings.set(session, { terminals, writers, release });
  }

  #write(session: string, terminal: string, size: Terminal['size']): CastWriter {
    return new CastWriter({
      ...{ folder: this.#folderOf(session), terminal, size, after: this.#ending.get(session) },
      onError: (error) =>
        this.#options.log.error({ err: error, session, terminal }, 'a recording has ended early'),
    });
  }

  #end(session: string, { isOver }: { isOver: boolean }): void {
    const { writers, release } = this.#recordings.get(session) ?? {};
    if (!writers && !isOver) return;
    for (const leave of release ?? []) leave();
    this.#recordings.delete(session);
    const before = this.#ending.get(session);
    const ending = (async () => {
      await before;
      await Promise.all([...(writers?.values() ?? [])].map((writer) => writer.close()));
      if (isOver) await rm(this.#folderOf(session), { recursive: true, force: true });
    })().catch((error: unknown) => {
      this.#options.log.error({ err: error, session }, 'a recording could not be removed');
    });
    this.#ending.set(session, ending);
    void ending.finally(() => {
      if (this.#ending.get(session) === ending) this.#ending.delete(session);
    });
  }
}

/** A shell that takes the place of one that ended goes on in its recording. */
function follow(terminal: Terminal, writer: CastWriter): () => void {
  const watch = terminal.watch({
    output(bytes) {
      writer.output(bytes);
      // The watch is there only once this call has returned.
      queueMicrotask(() => watch.acknowledge(bytes.length));
    },
    control(frame) {
      if (frame.type === 'resized') writer.resized(frame);
    },
  });
  return () => watch.detach();
}
