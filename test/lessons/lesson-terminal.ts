import { stripVTControlCharacters } from 'node:util';
import type { Attachment, Terminal } from '../../sandbox-server/terminals/terminal.ts';

const prompt = /learner@[\w-]+:[^\n$]*\$ $/;
const size = { cols: 200, rows: 40 };

/** What comes after the echo of a command. */
function after(command: string, pattern: RegExp): RegExp {
  const echo = command.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&');
  return new RegExp(`${echo}\\n[^]*${pattern.source}`);
}

/** What a command printed, and its exit code. */
export interface CommandOutcome {
  readonly output: string;
  readonly exitCode: number;
}

/** Types into a session's terminal as a learner does, and reads what it prints. */
export class LessonTerminal {
  readonly #terminal: Terminal;
  #output = '';
  readonly #waiting = new Set<() => void>();

  private constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  static async open(open: (size: { cols: number; rows: number }) => Promise<Terminal>) {
    const terminal = await open(size);
    const own = new LessonTerminal(terminal);
    const attaching: Promise<Attachment> = terminal.attach({
      control: () => undefined,
      output(bytes) {
        own.#output += stripVTControlCharacters(bytes.toString('utf8')).replaceAll('\r', '');
        void attaching.then((attachment) => attachment.acknowledge(bytes.length));
        for (const look of own.#waiting) look();
      },
    });
    await attaching;
    await own.waitFor(prompt, 'a prompt');
    return own;
  }

  /** What was printed since the last command was typed. */
  get output(): string {
    return this.#output;
  }

  /** Runs a command to its end. */
  async run(command: string): Promise<CommandOutcome> {
    this.start(command);
    // A shell that is just being resized draws its prompt once more: the echo tells them apart.
    await this.waitFor(after(command, prompt), 'the prompt to come back');
    const output = this.#output;
    this.start('echo "code=$?"');
    await this.waitFor(/\ncode=(\d+)\n[^]*\$ $/, 'the exit code');
    const exitCode = Number(/\ncode=(\d+)\n/.exec(this.#output)?.[1]);
    return { output, exitCode };
  }

  /** Types a command and does not wait. */
  start(command: string): void {
    this.#output = '';
    this.#terminal.input(`${command}\r`);
  }

  /** Presses Ctrl-C and waits for the prompt; where there is one already, a new one comes. */
  async interrupt(): Promise<string> {
    const before = this.#output;
    this.#output = '';
    this.#terminal.input('\u0003');
    await this.waitFor(prompt, 'the prompt to come back after Ctrl-C');
    return before + this.#output;
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
}
