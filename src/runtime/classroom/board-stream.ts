import { batch, signal, type ReadonlySignal } from '@preact/signals-core';
import { boardFrameSchema, type Board, type BoardRow } from '../../../protocol/board.ts';
import type { Consent } from '../../../protocol/consent.ts';
import type { HelpRequest } from '../../../protocol/help.ts';
import { pageLanguage } from '../../i18n/word.ts';
import type { PageProblem } from '../problem-error.ts';
import { ReconnectingSocket, type SocketState } from '../reconnecting-socket.ts';
import { boardPath } from './board-client.ts';
import { pageClient } from './page-client.ts';

/** What a board is without its rows. */
export type BoardHead = Omit<Board, 'rows'>;

/** A live board as the page follows it, over a line that comes back by itself. */
export class BoardStream {
  readonly #head = signal<BoardHead | null>(null);
  readonly #rows = signal<ReadonlyMap<string, BoardRow>>(new Map());
  readonly #help = signal<readonly HelpRequest[]>([]);
  readonly #consents = signal<readonly Consent[]>([]);
  readonly #problem = signal<PageProblem | null>(null);
  readonly #socket: ReconnectingSocket;

  constructor(id: string, lesson: string) {
    const path = `${boardPath(id, lesson)}/events`;
    this.#socket = new ReconnectingSocket({
      url: () => pageClient().socketUrl(path, { language: pageLanguage() }),
      // Who was refused is not let in by asking again.
      mayRetry: async () => this.#problem.peek() === null,
      onMessage: (data) => typeof data === 'string' && this.#take(data),
    });
    this.#socket.open();
  }

  get state(): ReadonlySignal<SocketState> {
    return this.#socket.state;
  }
  /** Null until it has come. */
  get head(): ReadonlySignal<BoardHead | null> {
    return this.#head;
  }
  get rows(): ReadonlySignal<ReadonlyMap<string, BoardRow>> {
    return this.#rows;
  }
  get help(): ReadonlySignal<readonly HelpRequest[]> {
    return this.#help;
  }
  /** The reader's own; one that just ended stands as `over` until the next change. */
  get consents(): ReadonlySignal<readonly Consent[]> {
    return this.#consents;
  }
  /** Why the board was closed. */
  get problem(): ReadonlySignal<PageProblem | null> {
    return this.#problem;
  }

  dispose(): void {
    this.#socket.close();
  }

  #take(text: string): void {
    const frame = parseFrame(text);
    if (frame?.type === 'board') {
      const { rows, ...head } = frame.board;
      batch(() => {
        this.#head.value = head;
        this.#rows.value = new Map(rows.map((row) => [row.learner, row]));
      });
    } else if (frame?.type === 'rows') {
      const rows = new Map(this.#rows.peek());
      for (const row of frame.rows) rows.set(row.learner, row);
      for (const learner of frame.left) rows.delete(learner);
      this.#rows.value = rows;
    } else if (frame?.type === 'help') this.#help.value = frame.requests;
    else if (frame?.type === 'consents') this.#consents.value = frame.consents;
    else if (frame?.type === 'problem') this.#problem.value = frame.problem;
  }
}

function parseFrame(text: string) {
  try {
    return boardFrameSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
