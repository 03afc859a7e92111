import { stripVTControlCharacters } from 'node:util';
import type { Attachment, Terminal } from '../../sandbox-server/terminals/terminal.ts';

const prompt = /learner@[\w-]+:[^\n$]*\$ $/;
/** As wide and high as a recording is shown. */
export const terminalSize = { cols: 100, rows: 30 };

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

/** Types into a session's terminal as a learner does, and reads what it prints. */
export class LessonTerminal {
  readonly #terminal: Terminal;
  readonly #chunks: PrintedChunk[] = [];
  readonly #waiting = new Set<() => void>();
  #output = '';
  #isHidden = false;

  private constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  static async open(open: (size: { cols: number; rows: number }) => Promise<Terminal>) {
    const terminal = await open(terminalSize);
    const own = new LessonTerminal(terminal);
    const decoder = new TextDecoder();
    const attaching: Promise<Attachment> = terminal.attach({
      control: () => undefined,
      output(bytes) {
        own.#print(decoder.decode(bytes, { stream: true }));
        void attaching.then((attachment) => attachment.acknowledge(bytes.length));
      },
    });
    await attaching;
    await own.waitFor(endsInPrompt, 'a prompt');
    return own;
  }

  /** What was printed since the last command was typed, without control characters. */
  get output(): string {
    return this.#output;
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
  waitFor(isWanted: (output: string) => boolean, what: string, timeoutMs = 180_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!isWanted(this.#output)) return;
        clearTimeout(timer);
        this.#waiting.delete(look);
        resolve();
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(look);
        reject(new Error(`waited for ${what}; the terminal shows:\n${this.#output.slice(-2000)}`));
      }, timeoutMs);
      this.#waiting.add(look);
      look();
    });
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
    if (!this.#isHidden) this.#chunks.push({ at: Date.now(), data });
    this.#output += stripVTControlCharacters(data).replaceAll('\r', '');
    for (const look of this.#waiting) look();
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

const endsInPrompt = (output: string): boolean =>
  prompt.test(output.slice(output.lastIndexOf('\n') + 1));
