import { maxTerminals } from '../../../protocol/terminal.ts';
import type { Logger } from 'pino';
import type { SessionObserver } from '../../sessions/session-hub.ts';
import type { SessionNews } from '../../sessions/session-news.ts';
import type { SessionService } from '../../sessions/session-service.ts';
import type { Terminal } from '../../terminals/terminal.ts';
import type { TerminalSet } from '../../terminals/terminal-set.ts';
import { CastRecorder } from './cast-recorder.ts';

export interface SessionRecordingsOptions {
  readonly sessions: Pick<SessionService, 'peek' | 'hub'>;
  /** Whether an assignment of this lesson is open for the learner. */
  readonly isWanted: (session: string) => Promise<boolean>;
  readonly log: Logger;
}

/** Whoever opens and closes terminals under ever more names has these in one recording. */
const more = 'more';

interface Recording {
  readonly terminals: TerminalSet;
  readonly recorders: Map<string, CastRecorder>;
  readonly release: Set<() => void>;
}

/**
 * Records the terminals of sessions in which an assignment is open; the page tells the learner so. A
 * recording is held in memory until its machine stops: handing in keeps a copy.
 */
export class SessionRecordings implements SessionObserver {
  readonly #options: SessionRecordingsOptions;
  readonly #recordings = new Map<string, Recording>();
  readonly #asking = new Set<string>();
  readonly #leave: () => void;

  constructor(options: SessionRecordingsOptions) {
    this.#options = options;
    this.#leave = options.sessions.hub.observe(this);
  }

  news(session: string, news: SessionNews): void {
    if (news.type !== 'session') return;
    if (news.session.state === 'ready') void this.begin(session);
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
      // It may have stopped meanwhile.
      if (sessions.peek(session)?.machine.terminals === terminals) this.#record(session, terminals);
    } catch (error) {
      log.error({ err: error, session }, 'terminals could not be recorded');
    } finally {
      this.#asking.delete(session);
    }
  }

  /** Names of the terminals that are recorded. */
  names(session: string): string[] {
    return [...(this.#recordings.get(session)?.recorders.keys() ?? [])].sort();
  }

  /** asciicast v2 by terminal, up to now. */
  casts(session: string): Record<string, string> {
    const recorders = this.#recordings.get(session)?.recorders ?? [];
    return Object.fromEntries([...recorders].map(([name, recorder]) => [name, recorder.cast()]));
  }

  dispose(): void {
    this.#leave();
    for (const session of this.#recordings.keys()) this.#end(session);
  }

  #record(session: string, terminals: TerminalSet): void {
    this.#end(session);
    const recorders = new Map<string, CastRecorder>();
    const release = new Set<() => void>();
    release.add(
      terminals.onOpen((name, terminal) => {
        const leave = follow(recorders, name, terminal);
        release.add(leave);
        void terminal.ended.then(() => release.delete(leave));
      }),
    );
    this.#recordings.set(session, { terminals, recorders, release });
  }

  #end(session: string): void {
    for (const release of this.#recordings.get(session)?.release ?? []) release();
    this.#recordings.delete(session);
  }
}

/** A shell that takes the place of one that ended goes on in its recording. */
function follow(
  recorders: Map<string, CastRecorder>,
  opened: string,
  terminal: Terminal,
): () => void {
  const isApart = recorders.has(opened) || recorders.size < maxTerminals;
  const name = isApart ? opened : more;
  const recorder = recorders.get(name) ?? new CastRecorder(terminal.size);
  recorders.set(name, recorder);
  const watch = terminal.watch({
    output(bytes) {
      recorder.output(bytes);
      // The watch is there only once this call has returned.
      queueMicrotask(() => watch.acknowledge(bytes.length));
    },
    control(frame) {
      if (frame.type === 'resized') recorder.resized(frame);
    },
  });
  return () => watch.detach();
}
