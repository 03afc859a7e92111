import { appendFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { TerminalSize } from '../../../protocol/terminal.ts';
import {
  type CastEvent,
  castHeader,
  castLine,
  countOutput,
  readCastEvents,
  readCastHeader,
} from './cast-lines.ts';
import { castPart, type CastPart, listCastParts } from './cast-parts.ts';

/** Bytes of one part, but for the event that fills it. */
const partBytes = 256 * 1024;
/** Parts kept of a recording’s beginning, and of its end beside the one that is written. */
const keptParts = 4;

export interface CastFileOptions {
  /** Of the session. */
  readonly folder: string;
  readonly terminal: string;
  readonly size: TerminalSize;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/** What is yet to be written. */
export interface CastMoment {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly kind: CastEvent[1];
  readonly data: string;
}

/** Where the next line goes. */
interface Place {
  readonly part: CastPart;
  readonly bytes: number;
  /** Of output, up to here. */
  readonly characters: number;
  /** Seconds of the recording so far. */
  readonly base: number;
}

/**
 * One terminal’s recording on disk, as asciicast v2 in parts. Of a long one the beginning and the end
 * are kept, about 1 MiB each. Neither call may run while another does.
 */
export class CastFile {
  readonly #options: CastFileOptions;
  readonly #base: number;
  #part: CastPart;
  #bytes: number;
  #characters: number;
  /** Seconds of the last line. */
  #last: number;

  private constructor(options: CastFileOptions, { part, bytes, characters, base }: Place) {
    this.#options = options;
    [this.#part, this.#bytes, this.#characters] = [part, bytes, characters];
    this.#base = this.#last = base;
  }

  /** One that is there already goes on, from where it ended and with a mark. */
  static async open(options: CastFileOptions): Promise<CastFile> {
    const { folder, terminal, size, startedAt } = options;
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const parts = await partsOf(folder, terminal);
    if (parts.length === 0) {
      const part = castPart(folder, { terminal, index: 0, before: 0 });
      await writeFile(part.path, castHeader(size, startedAt));
      return new CastFile(options, { part, bytes: 0, characters: 0, base: 0 });
    }
    const file = new CastFile(options, await goOn(parts, castHeader(size, startedAt)));
    await file.append([
      { at: startedAt, kind: 'm', data: `went on at ${new Date(startedAt).toISOString()}` },
      { at: startedAt, kind: 'r', data: `${size.cols}x${size.rows}` },
    ]);
    return file;
  }

  async append(moments: readonly CastMoment[]): Promise<void> {
    let text = '';
    for (const { at, kind, data } of moments) {
      if (this.#bytes >= partBytes) {
        await appendFile(this.#part.path, text);
        text = '';
        await this.#turnOver();
      }
      const seconds = this.#base + (at - this.#options.startedAt) / 1000;
      this.#last = Math.max(this.#last, seconds);
      const line = castLine([this.#last, kind, data]);
      text += line;
      this.#bytes += Buffer.byteLength(line);
      if (kind === 'o') this.#characters += data.length;
    }
    await appendFile(this.#part.path, text);
  }

  /** On to the next part; of those in the middle the oldest goes. */
  async #turnOver(): Promise<void> {
    const { folder, terminal } = this.#options;
    const index = this.#part.index + 1;
    this.#part = castPart(folder, { terminal, index, before: this.#characters });
    this.#bytes = 0;
    for (const part of await partsOf(folder, terminal)) {
      if (part.index >= keptParts && part.index < index - keptParts) await rm(part.path);
    }
  }
}

const partsOf = async (folder: string, terminal: string) =>
  (await listCastParts(folder)).filter((part) => part.terminal === terminal);

/** After a server that was killed: the last line may be half there, and the first not at all. */
async function goOn(parts: readonly CastPart[], header: string): Promise<Place> {
  const texts = await Promise.all(parts.map(({ path }) => readFile(path, 'utf8')));
  const [first] = parts;
  const [beginning = ''] = texts;
  if (first?.index === 0 && readCastHeader(beginning) === null) {
    texts[0] = header + readCastEvents(beginning).map(castLine).join('');
    await writeFile(first.path, texts[0]);
  }
  const part = parts.at(-1)!;
  const text = texts.at(-1) ?? '';
  if (text !== '' && !text.endsWith('\n')) await appendFile(part.path, '\n');
  return {
    part,
    bytes: Buffer.byteLength(text),
    characters: part.before + countOutput(readCastEvents(text)),
    base: readCastEvents(texts.join('\n')).at(-1)?.[0] ?? 0,
  };
}
