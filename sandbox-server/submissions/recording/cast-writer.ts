import { StringDecoder } from 'node:string_decoder';
import type { TerminalSize } from '../../../protocol/terminal.ts';
import { CastFile, type CastMoment } from './cast-file.ts';
import { OutputAllowance } from './output-allowance.ts';

/** What a line costs beside its data: time, kind, and a mark before it. */
const lineCharacters = 64;

export interface CastWriterOptions {
  /** Of the session. */
  readonly folder: string;
  readonly terminal: string;
  readonly size: TerminalSize;
  /** Milliseconds since 1970; the real clock where left out. */
  readonly now?: () => number;
  /** Runs a task after those that were given before: meanwhile the files are its own. */
  readonly turn: (task: () => Promise<void>) => Promise<void>;
  /** Told once; nothing is written any more. */
  readonly onError: (error: unknown) => void;
}

/**
 * Writes the output of one terminal to disk as it comes: a server that is killed loses no more than a
 * line. What is typed is not in it but where the terminal shows it: passwords are not. Of what comes
 * faster than {@link OutputAllowance} allows some is left out, with a mark that says how much.
 */
export class CastWriter {
  readonly #options: CastWriterOptions;
  readonly #now: () => number;
  readonly #startedAt: number;
  readonly #decoder = new StringDecoder('utf8');
  readonly #allowance = new OutputAllowance();
  /** Where there are some, a turn that writes them was asked for. */
  #waiting: CastMoment[] = [];
  /** What they took of the allowance. */
  #taken = 0;
  #leftOut: { characters: number; size: string | null } = { characters: 0, size: null };
  #file: CastFile | undefined;
  #isOver = false;
  #hasFailed = false;

  constructor(options: CastWriterOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
    this.#startedAt = this.#now();
    this.#askForTurn();
  }

  output(bytes: Buffer): void {
    const data = this.#decoder.write(bytes);
    if (data !== '') this.#add('o', data);
  }

  resized({ cols, rows }: TerminalSize): void {
    this.#add('r', `${cols}x${rows}`);
  }

  /** Marks what was left out up to now; in any case it does so before the next that is not. */
  mark(): void {
    const { characters, size } = this.#leftOut;
    this.#leftOut = { characters: 0, size: null };
    if (characters > 0) this.#push('m', `${characters} characters left out`);
    if (size !== null) this.#push('r', size);
  }

  /** What came up to now is written in turns that were asked for; what comes later is ignored. */
  close(): void {
    this.mark();
    this.#isOver = true;
  }

  #add(kind: 'o' | 'r', data: string): void {
    if (this.#isOver) return;
    const size = data.length + lineCharacters;
    if (!this.#allowance.take(size, this.#now())) {
      if (kind === 'o') this.#leftOut.characters += data.length;
      else this.#leftOut.size = data;
      return;
    }
    this.#taken += size;
    this.mark();
    this.#push(kind, data);
  }

  #push(kind: CastMoment['kind'], data: string): void {
    this.#waiting.push({ at: this.#now(), kind, data });
    if (this.#waiting.length === 1) this.#askForTurn();
  }

  #askForTurn(): void {
    void this.#options.turn(async () => {
      if (this.#hasFailed) return;
      try {
        await this.#write();
      } catch (error) {
        this.#isOver = this.#hasFailed = true;
        this.#options.onError(error);
      }
    });
  }

  async #write(): Promise<void> {
    this.#file ??= await CastFile.open({ ...this.#options, startedAt: this.#startedAt });
    const [moments, taken] = [this.#waiting, this.#taken];
    [this.#waiting, this.#taken] = [[], 0];
    if (moments.length > 0) await this.#file.append(moments);
    this.#allowance.written(taken);
  }
}
