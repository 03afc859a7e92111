import { appendFile, mkdir, readFile, rm } from 'node:fs/promises';
import { StringDecoder } from 'node:string_decoder';
import type { TerminalSize } from '../../../protocol/terminal.ts';
import { type CastEvent, castLine, countOutput, readCastEvents } from './cast-lines.ts';
import { castPart, type CastPart, listCastParts } from './cast-parts.ts';

/** Bytes of one part, but for the event that fills it. */
const partBytes = 256 * 1024;
/** Parts kept of a recording’s beginning, and of its end beside the one that is written. */
const keptParts = 4;
/** Characters that may wait to be written; more than that a disk that is this slow does not get. */
const mostWaiting = 4 * 1024 * 1024;

export interface CastWriterOptions {
  /** Of the session. */
  readonly folder: string;
  readonly terminal: string;
  readonly size: TerminalSize;
  /** Milliseconds since 1970; the real clock where left out. */
  readonly now?: () => number;
  /** Another writer of the same files, which is to end before. */
  readonly after?: Promise<unknown> | undefined;
  /** Told once; nothing is written any more. */
  readonly onError: (error: unknown) => void;
}

/** Where the next line goes. */
interface Place {
  part: CastPart;
  bytes: number;
  /** Of output, up to here. */
  characters: number;
  /** Seconds of the recording when this writer began, and what the clock said then. */
  readonly base: number;
  readonly startedAt: number;
  /** Seconds of the last line. */
  last: number;
}

interface Waiting {
  readonly at: number;
  readonly kind: CastEvent[1];
  readonly data: string;
}

/**
 * Writes the output of one terminal to disk as it comes, as asciicast v2: a server that is killed loses
 * no more than a line. What is typed is not in it but where the terminal shows it: passwords are not. A
 * recording that is there already goes on, from where it ended and with a mark. Of a long one the
 * beginning and the end are kept, about 1 MiB each.
 */
export class CastWriter {
  readonly #options: CastWriterOptions;
  readonly #now: () => number;
  readonly #decoder = new StringDecoder('utf8');
  #waiting: Waiting[] = [];
  #room = mostWaiting;
  #skipped = 0;
  #place: Place | undefined;
  #writing: Promise<void> | undefined;
  #isOver = false;

  constructor(options: CastWriterOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#begin();
  }

  output(bytes: Buffer): void {
    const data = this.#decoder.write(bytes);
    if (data !== '') this.#add('o', data);
  }

  resized({ cols, rows }: TerminalSize): void {
    this.#add('r', `${cols}x${rows}`);
  }

  /** Resolves once all that came up to now is written, or cannot be. */
  async flush(): Promise<void> {
    await this.#writing;
  }

  /** As {@link flush}; what comes later is ignored. */
  async close(): Promise<void> {
    const writing = this.flush();
    this.#isOver = true;
    await writing;
  }

  #add(kind: CastEvent[1], data: string): void {
    if (this.#isOver) return;
    this.#room -= data.length;
    if (this.#room < 0) {
      this.#skipped += data.length;
      return;
    }
    this.#waiting.push({ at: this.#now(), kind, data });
    this.#begin();
  }

  #begin(): void {
    this.#writing ??= this.#write()
      .catch((error: unknown) => {
        this.#isOver = true;
        this.#options.onError(error);
      })
      .finally(() => {
        this.#writing = undefined;
      });
  }

  async #write(): Promise<void> {
    const place = (this.#place ??= await this.#open());
    while (this.#waiting.length > 0) {
      const events = this.#waiting;
      const skipped = this.#skipped;
      [this.#waiting, this.#skipped, this.#room] = [[], 0, mostWaiting];
      await this.#append(place, events);
      if (skipped > 0) {
        await this.#append(place, [
          { at: this.#now(), kind: 'm', data: `${skipped} characters left out` },
        ]);
      }
    }
  }

  async #append(place: Place, events: readonly Waiting[]): Promise<void> {
    let text = '';
    for (const { at, kind, data } of events) {
      if (place.bytes >= partBytes) {
        await appendFile(place.part.path, text);
        text = '';
        await this.#turnOver(place);
      }
      place.last = Math.max(place.last, place.base + (at - place.startedAt) / 1000);
      const line = castLine([place.last, kind, data]);
      text += line;
      place.bytes += Buffer.byteLength(line);
      if (kind === 'o') place.characters += data.length;
    }
    await appendFile(place.part.path, text);
  }

  /** On to the next part; of those in the middle the oldest goes. */
  async #turnOver(place: Place): Promise<void> {
    const { folder, terminal } = this.#options;
    const index = place.part.index + 1;
    place.part = castPart(folder, { terminal, index, before: place.characters });
    place.bytes = 0;
    const parts = (await listCastParts(folder)).filter((part) => part.terminal === terminal);
    for (const part of parts) {
      if (part.index >= keptParts && part.index < index - keptParts) await rm(part.path);
    }
  }

  async #open(): Promise<Place> {
    const { folder, terminal, size, after } = this.#options;
    const startedAt = this.#now();
    await after;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const parts = (await listCastParts(folder)).filter((part) => part.terminal === terminal);
    const part = parts.at(-1);
    if (!part) {
      const first = castPart(folder, { terminal, index: 0, before: 0 });
      const timestamp = Math.floor(startedAt / 1000);
      const header = { version: 2, width: size.cols, height: size.rows, timestamp };
      await appendFile(first.path, castLine(header));
      return { part: first, bytes: 0, characters: 0, base: 0, startedAt, last: 0 };
    }
    const texts = await Promise.all(parts.map(({ path }) => readFile(path, 'utf8')));
    const text = texts.at(-1) ?? '';
    if (!text.endsWith('\n')) await appendFile(part.path, '\n');
    const base = readCastEvents(texts.join('\n')).at(-1)?.[0] ?? 0;
    const characters = part.before + countOutput(readCastEvents(text));
    const bytes = Buffer.byteLength(text);
    const place = { part, bytes, characters, base, startedAt, last: base };
    const wentOn = `went on at ${new Date(startedAt).toISOString()}`;
    await this.#append(place, [
      { at: startedAt, kind: 'm', data: wentOn },
      { at: startedAt, kind: 'r', data: `${size.cols}x${size.rows}` },
    ]);
    return place;
  }
}
