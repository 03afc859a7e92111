import { word } from '../../i18n/word.ts';
import type { LessonRuntime } from '../lesson-runtime.ts';
import { ProblemError } from '../problem-error.ts';
import type { CommandRun } from '../run-command.ts';
import { Terminals } from '../terminals.ts';
import type { WorkspaceFiles } from '../workspace-files.ts';
import { BrowserTerminal } from './browser-terminal.ts';
import type { PythonContainer } from './python-container.ts';

/** `python3` and a file, with no more than plain words after it. */
const pythonCommand = /^python3? ([\w./-]+\.py)((?: [\w./=-]+)*)$/;

/** Runs Python files of the editor in the browser, with the standard library and nothing else. */
export class BrowserRuntime implements LessonRuntime {
  readonly kind = 'browser';
  readonly preview = null;
  readonly player = null;
  readonly terminals = new Terminals((name) => new BrowserTerminal(name));
  readonly files: WorkspaceFiles;
  readonly #container: PythonContainer;

  constructor(container: PythonContainer, files: WorkspaceFiles) {
    this.#container = container;
    this.files = files;
  }

  async run({ command, terminal: name }: CommandRun): Promise<void> {
    const [, file, words = ''] = pythonCommand.exec(command.trim()) ?? [];
    if (file === undefined) {
      throw new ProblemError({
        code: 'not-found',
        message: word('browser.onlyPython', { command }),
        remedy: word('recording.noneRemedy'),
      });
    }
    await this.#copyFiles();
    const terminal = this.terminals.show(name);
    terminal.showEnd();
    terminal.print(`\u001b[2m$\u001b[0m python3 ${file}${words}\r\n`);
    const process = await this.#container.spawn(
      'python3',
      [file, ...words.split(' ').filter(Boolean)],
      { terminal: terminal.size },
    );
    void terminal
      .follow(process)
      .then((code) => code !== 0 && terminal.print(word('browser.ended', { code }) + '\r\n'));
  }

  dispose(): void {
    this.terminals.dispose();
    this.#container.teardown();
  }

  async #copyFiles(): Promise<void> {
    for (const { path, text } of await this.files.texts()) {
      const folder = path.split('/').slice(0, -1).join('/');
      if (folder !== '') await this.#container.fs.mkdir(folder, { recursive: true });
      await this.#container.fs.writeFile(path, text);
    }
  }
}
