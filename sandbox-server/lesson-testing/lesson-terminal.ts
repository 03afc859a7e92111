import { stripVTControlCharacters } from 'node:util';
import type { Attachment, Terminal } from '../terminals/terminal.ts';

const prompt = /learner@[\w-]+:[^\n$]*\$ $/;
/** As wide and high as a recording is shown. */
export const terminalSize = { cols: 100, rows: 30 };

/** Milliseconds for one command, where nothing else is said. */
export const usualPatience = 180_000;
/** Characters that one command may print, and all of a terminal's together. */
const mostPrinted = { command: 2_000_000, terminal: 16_000_000 };
/** Milliseconds in which output gathers before it is looked at; longer where looking takes long. */
const gathering = 20;
/** Behind the last line's beginning there may be megabytes: a prompt is shorter. */
const longestPrompt = 400;

export interface TypingOptions {
  /** Ends whatever is waited for. */
  readonly signal: AbortSignal;
  /** How long a command may take. */
  readonly commandMs: number;
}

/** What a command printed, and its exit code. */
export interface CommandOutcome {
  readonly output: string;
  readonly exitCode: number;
}

/** Some output, as it came. */
export interface PrintedChunk {
  /** When it came, Unix time in milliseconds. */
  readonly at: number;
  readonly data: string;
}

/** One who waits for some output. */
interface Waiting {
  readonly isWanted: (output: string) => boolean;
  readonly resolve: () => void;
  readonly fail: (why: string) => void;
}

/** Types into a session's terminal as a learner does, and reads what it prints. */
export class LessonTerminal {
  readonly #terminal: Terminal;
  readonly #options: TypingOptions;
  readonly #chunks: PrintedChunk[] = [];
  readonly #waiting = new Set<Waiting>();
  #output = '';
  #printed = 0;
  #isHidden = false;
  #looking: NodeJS.Timeout | undefined;
  #pause = gathering;
  /** Why nothing more will come. */
  #end: Error | undefined;

  private constructor(terminal: Terminal, options: TypingOptions) {
    this.#terminal = terminal;
    this.#options = options;
  }

  /** Rejects where no prompt comes, or the signal aborts. */
  static async open(
    open: (size: { cols: number; rows: number }) => Promise<Terminal>,
    options: TypingOptions,
  ): Promise<LessonTerminal> {
    const terminal = await open(terminalSize);
    const own = new LessonTerminal(terminal, options);
    const decoder = new TextDecoder();
    const attaching: Promise<Attachment> = terminal.attach({
      control(frame) {
        if (frame.type === 'exit') own.#giveUp(new Error('the shell has ended'));
      },
      output(bytes) {
        own.#print(decoder.decode(bytes, { stream: true }));
        // What floods is not read on: the shell waits then.
        if (own.#end) return;
        void attaching.then((attachment) => attachment.acknowledge(bytes.length));
      },
    });
    await attaching;
    await own.waitFor(endsInPrompt, 'a prompt');
    return own;
  }

  /** Everything that a learner saw, from the first prompt. */
  get chunks(): readonly PrintedChunk[] {
    return this.#chunks;
  }

  /** Runs a command to its end. */
  async run(command: string): Promise<CommandOutcome> {
    this.start(command);
    // A shell that is just being resized draws its prompt once more: the echo tells them apart.
    await this.waitFor(isBackAfter(command), 'the prompt to come back');
    const output = this.#output;
    return { output, exitCode: await this.#exitCode() };
  }

  /** Types a command and does not wait. */
  start(command: string): void {
    this.#output = '';
    this.#terminal.input(`${command}\r`);
  }

  /** Presses Ctrl-C and waits for the prompt; where there is one already, a new one comes. */
  async interrupt(): Promise<void> {
    this.#output = '';
    this.#terminal.input('\u0003');
    await this.waitFor(endsInPrompt, 'the prompt to come back after Ctrl-C');
  }

  /** Resolves once the output is as wanted; rejects after some minutes, with what was printed. */
  async waitFor(
    isWanted: (output: string) => boolean,
    what: string,
    timeoutMs = this.#options.commandMs,
  ): Promise<void> {
    const { signal } = this.#options;
    signal.throwIfAborted();
    if (isWanted(this.#output)) return;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const fail = (why: string) =>
      reject(new Error(`${why}; the terminal shows:\n${this.#output.slice(-2000)}`));
    const waiting = { isWanted, resolve, fail };
    const abort = () => reject(signal.reason as Error);
    const timer = setTimeout(() => fail(`waited for ${what}`), timeoutMs);
    signal.addEventListener('abort', abort, { once: true });
    this.#waiting.add(waiting);
    if (this.#end) fail(this.#end.message);
    try {
      await promise;
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      this.#waiting.delete(waiting);
    }
  }

  /** Asks the shell; no learner would, so it is not among the chunks. */
  async #exitCode(): Promise<number> {
    this.#isHidden = true;
    this.start('echo "code=$?"');
    const isThere = (output: string) => /\ncode=\d+\n/.test(output) && endsInPrompt(output);
    await this.waitFor(isThere, 'the exit code');
    this.#isHidden = false;
    return Number(/\ncode=(\d+)\n/.exec(this.#output)?.[1]);
  }

  #print(data: string): void {
    if (this.#end) return;
    if (!this.#isHidden) this.#chunks.push({ at: Date.now(), data });
    this.#output += stripVTControlCharacters(data).replaceAll('\r', '');
    this.#printed += data.length;
    const { command, terminal } = mostPrinted;
    if (this.#output.length > command || this.#printed > terminal) {
      this.#giveUp(new Error(`it printed more than ${command} characters`));
    }
    if (!this.#looking) this.#looking = setTimeout(() => this.#look(), this.#pause);
  }

  /** Whoever prints byte by byte has the whole looked at now and then, and not at each byte. */
  #look(): void {
    this.#looking = undefined;
    const started = performance.now();
    for (const { isWanted, resolve } of this.#waiting) if (isWanted(this.#output)) resolve();
    this.#pause = Math.max(gathering, 4 * (performance.now() - started));
  }

  #giveUp(end: Error): void {
    this.#end ??= end;
    this.#look();
    for (const { fail } of this.#waiting) fail(end.message);
  }
}

/**
 * Whether a command has been echoed and the prompt is back. The first words are enough: the echo may be
 * wrapped. Looked at with every chunk of a long output, so by its ends and not by one pattern.
 */
function isBackAfter(command: string): (output: string) => boolean {
  const echo = command.slice(0, 50);
  return (output) => {
    const echoed = output.indexOf(echo);
    if (echoed === -1 || output.indexOf('\n', echoed) === -1) return false;
    return endsInPrompt(output);
  };
}

function endsInPrompt(output: string): boolean {
  const end = output.slice(-longestPrompt);
  return prompt.test(end.slice(end.lastIndexOf('\n') + 1));
}
