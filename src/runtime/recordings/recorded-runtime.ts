import type { RecordedRun } from '../../../protocol/recorded-lesson.ts';
import { word } from '../../i18n/word.ts';
import type { LessonRuntime } from '../lesson-runtime.ts';
import { ProblemError } from '../problem-error.ts';
import type { CommandRun } from '../run-command.ts';
import { Terminals } from '../terminals.ts';
import type { WorkspaceFiles } from '../workspace-files.ts';
import { RecordedTerminal } from './recorded-terminal.ts';
import { RecordingPlayer } from './recording-player.ts';
import type { Timeline } from './timeline.ts';

/** Shows what the lesson tests recorded where a session would run it. */
export class RecordedRuntime implements LessonRuntime {
  readonly kind = 'recording';
  readonly preview = null;
  readonly terminals: Terminals<RecordedTerminal>;
  readonly files: WorkspaceFiles;
  readonly player: RecordingPlayer;

  /** @param seen Told of each command that was shown to its end. */
  constructor(timeline: Timeline, files: WorkspaceFiles, seen: (run: RecordedRun) => void) {
    this.files = files;
    this.terminals = new Terminals((name) => new RecordedTerminal(name, timeline.size));
    this.player = new RecordingPlayer(timeline, {
      front: (terminal) => void this.terminals.show(terminal).showEnd(),
      seek: (count) => this.#seek(timeline, count),
      print: ({ terminal, data }) => this.#terminal(terminal).print(data),
      seen,
    });
  }

  async run({ id, command }: CommandRun): Promise<void> {
    if (id !== undefined && this.player.play(id)) return;
    throw new ProblemError({
      code: 'not-found',
      message: word('recording.none', { command }),
      remedy: word('recording.noneRemedy'),
    });
  }

  dispose(): void {
    this.player.dispose();
    this.terminals.dispose();
  }

  #seek({ frames }: Timeline, count: number): void {
    const shown = new Map(this.terminals.connections.peek().map(({ name }) => [name, '']));
    for (const { terminal, data } of frames.slice(0, count)) {
      shown.set(terminal, (shown.get(terminal) ?? '') + data);
    }
    for (const [terminal, text] of shown) this.#terminal(terminal).show(text);
  }

  /** Opens the terminal where there is none, and leaves the one in front where it is. */
  #terminal(name: string): RecordedTerminal {
    const open = this.terminals.connections.peek().find((each) => each.name === name);
    if (open) return open;
    const front = this.terminals.active.peek().name;
    const opened = this.terminals.show(name);
    this.terminals.show(front);
    return opened;
  }
}
