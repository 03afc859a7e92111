import type { Terminal } from '../terminals/terminal.ts';
import { LessonTerminal, type PrintedChunk, type TypingOptions } from './lesson-terminal.ts';
import { renderOutput } from './render-output.ts';

/** Where in a terminal's output a command was typed. */
interface Played {
  readonly run: string;
  readonly terminal: string;
  /** Index of the first chunk that came after it was typed. */
  readonly from: number;
}

/** What came in one terminal between two moments, and which commands it is from. */
export interface TerminalSpan {
  readonly terminal: string;
  readonly chunks: readonly PrintedChunk[];
  /** Index in `chunks` at which a command was typed. */
  readonly marks: readonly { readonly run: string; readonly at: number }[];
  /** What stood in front of the cursor before: the prompt, or nothing where a program ran. */
  readonly prompt: string;
}

/** Lines of a terminal that a failure shows. */
const shownLines = 30;
/** The shell's green prompt, as the machine's .bashrc draws it. */
// oxlint-disable-next-line no-control-regex
const greenPrompt = /\u001b\[32m(learner@[\w-]+:[^\n$]*\$ )\u001b\[0m$/;

/** A session's terminals, and what was printed in them by which command. */
export class PlayedTerminals {
  readonly #open: (name: string, size: { cols: number; rows: number }) => Promise<Terminal>;
  readonly #options: TypingOptions;
  readonly #terminals = new Map<string, Promise<LessonTerminal>>();
  readonly #played: Played[] = [];

  constructor(
    open: (name: string, size: { cols: number; rows: number }) => Promise<Terminal>,
    options: TypingOptions,
  ) {
    this.#open = open;
    this.#options = options;
  }

  /** How long one command may take. */
  get commandMs(): number {
    return this.#options.commandMs;
  }

  terminal(name: string): Promise<LessonTerminal> {
    const terminal =
      this.#terminals.get(name) ??
      LessonTerminal.open((size) => this.#open(name, size), this.#options);
    this.#terminals.set(name, terminal);
    return terminal;
  }

  /** Notes that the next thing typed into a terminal is this command. */
  async note(run: string, terminal: string): Promise<void> {
    const { chunks } = await this.terminal(terminal);
    this.#played.push({ run, terminal, from: chunks.length });
  }

  /** What a command's terminal shows of it, and of all that came until the next was typed there. */
  async printed(run: string): Promise<string> {
    const at = this.#played.findLastIndex((played) => played.run === run);
    const played = this.#played[at];
    if (!played) return '';
    const next = this.#played.find(
      ({ terminal }, index) => index > at && terminal === played.terminal,
    );
    const { chunks } = await this.terminal(played.terminal);
    return renderOutput(chunks.slice(played.from, next?.from));
  }

  /** The last lines of every terminal, for a failure. */
  async screens(): Promise<string> {
    const screens = [...this.#terminals].map(async ([name, opening]) => {
      const lines = (await renderOutput((await opening).chunks)).split('\n');
      return [`terminal ${name}:`, ...lines.slice(-shownLines)].join('\n  | ');
    });
    return (await Promise.all(screens)).join('\n');
  }

  /** How far each terminal has come, to be given to {@link since}. */
  async moment(): Promise<ReadonlyMap<string, number>> {
    const lengths = [...this.#terminals].map(
      async ([name, terminal]) => [name, (await terminal).chunks.length] as const,
    );
    return new Map(await Promise.all(lengths));
  }

  /** What came in each terminal after a moment; terminals in which nothing came are left out. */
  async since(moment: ReadonlyMap<string, number>): Promise<TerminalSpan[]> {
    const spans = [...this.#terminals].map(async ([terminal, opening]): Promise<TerminalSpan> => {
      const { chunks } = await opening;
      const from = moment.get(terminal) ?? 0;
      return {
        terminal,
        chunks: chunks.slice(from),
        marks: this.#played
          .filter((played) => played.terminal === terminal && played.from >= from)
          .map((played) => ({ run: played.run, at: played.from - from })),
        prompt: promptAtEnd(chunks.slice(0, from)),
      };
    });
    return (await Promise.all(spans)).filter(({ chunks }) => chunks.length > 0);
  }
}

/** The prompt that some output ends with, as it was drawn; empty where it ends with something else. */
const promptAtEnd = (chunks: readonly PrintedChunk[]): string =>
  greenPrompt.exec(chunks.map(({ data }) => data).join(''))?.[0] ?? '';
