import { StringDecoder } from 'node:string_decoder';
import type { TerminalSize } from '../../../protocol/terminal.ts';

/** Characters kept of a terminal's beginning, and of its end. */
const keptHead = 1024 * 1024;
const keptTail = 1024 * 1024;

interface CastEvent {
  readonly at: number;
  readonly kind: 'o' | 'r' | 'm';
  readonly data: string;
}

/**
 * The output of one terminal as asciicast v2 (docs.asciinema.org/manual/asciicast/v2). What is typed is
 * not in it but where the terminal shows it: passwords are not. Of a long one the beginning and the end
 * are kept, 1 MiB of text each, with a mark between them.
 */
export class CastRecorder {
  readonly #size: TerminalSize;
  readonly #startedAt: number;
  readonly #now: () => number;
  readonly #decoder = new StringDecoder('utf8');
  readonly #head: CastEvent[] = [];
  #headRoom = keptHead;
  #tail: CastEvent[] = [];
  #tailSize = 0;
  #leftOut = 0;

  /** @param now milliseconds since 1970 */
  constructor(size: TerminalSize, now: () => number = Date.now) {
    this.#size = size;
    this.#now = now;
    this.#startedAt = now();
  }

  output(bytes: Buffer): void {
    const data = this.#decoder.write(bytes);
    if (data !== '') this.#add('o', data);
  }

  resized({ cols, rows }: TerminalSize): void {
    this.#add('r', `${cols}x${rows}`);
  }

  /** The recording up to now. */
  cast(): string {
    const { cols, rows } = this.#size;
    const timestamp = Math.floor(this.#startedAt / 1000);
    const header = { version: 2, width: cols, height: rows, timestamp };
    const gap: CastEvent[] = [];
    const [next] = this.#tail;
    if (this.#leftOut > 0 && next) {
      gap.push({ at: next.at, kind: 'm', data: `${this.#leftOut} characters left out` });
    }
    const events = [...this.#head, ...gap, ...this.#tail];
    return [header, ...events.map(({ at, kind, data }) => [at, kind, data])]
      .map((line) => `${JSON.stringify(line)}\n`)
      .join('');
  }

  #add(kind: CastEvent['kind'], data: string): void {
    const event = { at: Math.max(0, this.#now() - this.#startedAt) / 1000, kind, data };
    if (this.#tail.length === 0 && data.length <= this.#headRoom) {
      this.#headRoom -= sizeOf(event);
      this.#head.push(event);
      return;
    }
    this.#tail.push(event);
    this.#tailSize += sizeOf(event);
    if (this.#tailSize > 2 * keptTail) this.#shorten();
  }

  /** Now and then, for each time copies what stays. */
  #shorten(): void {
    let drop = 0;
    while (this.#tailSize > keptTail && drop < this.#tail.length - 1) {
      const event = this.#tail[drop++] as CastEvent;
      this.#tailSize -= sizeOf(event);
      this.#leftOut += event.data.length;
    }
    this.#tail = this.#tail.slice(drop);
  }
}

/** Many small events cost more than their text. */
const sizeOf = ({ data }: CastEvent) => data.length + 40;
