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
    await own.waitFor(prompt, 'a prompt');
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
    await this.waitFor(afterEcho(command), 'the prompt to come back');
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
    await this.waitFor(prompt, 'the prompt to come back after Ctrl-C');
  }

  /** Rejects after two minutes, with what was printed. */
  waitFor(pattern: RegExp, what: string, timeoutMs = 120_000): Promise<void> {
    return new Promise((resolve, reject) => {
      const look = () => {
        if (!pattern.test(this.#output)) return;
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
    await this.waitFor(/\ncode=(\d+)\n[^]*\$ $/, 'the exit code');
    this.#isHidden = false;
    return Number(/\ncode=(\d+)\n/.exec(this.#output)?.[1]);
  }

  #print(data: string): void {
    if (!this.#isHidden) this.#chunks.push({ at: Date.now(), data });
    this.#output += stripVTControlCharacters(data).replaceAll('\r', '');
    for (const look of this.#waiting) look();
  }
}

/** What comes after the echo of a command, of which the first words are enough: it may be wrapped. */
function afterEcho(command: string): RegExp {
  const echo = command.slice(0, 50).replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  return new RegExp(`${echo}[^]*\\n[^]*${prompt.source}`);
}
