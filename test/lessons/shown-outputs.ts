import type { Run } from '../../protocol/exercise.ts';
import { elementAround, type LessonText } from '../../course/text/lesson-text.ts';
import { countPrinted } from './count-printed.ts';
import { LessonFailure } from './lesson-failure.ts';
import type { LessonPlayer } from './lesson-player.ts';
import { outputPattern } from './output-pattern.ts';

/** A block of output that a lesson's prose shows. */
export interface ShownOutput {
  readonly file: string;
  readonly line: number;
  readonly text: string;
  /** Commands that may have printed it, the likeliest first. */
  readonly runs: readonly string[];
  /** It is not printed every time: it has to fit what `exercise.yaml` says of the first command. */
  readonly isOneOfSeveral: boolean;
}

/** Blocks in `<Output>`: from the command that it names, or one that stands before it. */
export function shownOutputs({ file, elements, blocks }: LessonText): ShownOutput[] {
  const runs = elements.filter(({ name }) => name === 'Run');
  return blocks.flatMap((block) => {
    const output = elementAround(block, 'Output');
    if (!output || elementAround(block, 'Solution', 'Hint', 'Exercise')) return [];
    const named = output.attributes.get('run');
    const before = runs.filter(({ line }) => line < block.line).toReversed();
    const ids = before.map(({ attributes }) => attributes.get('id') ?? '');
    return [
      {
        file,
        line: block.line,
        text: block.value,
        runs: named ? [named] : ids,
        isOneOfSeveral: output.attributes.has('sometimes'),
      },
    ];
  });
}

/** What the prose shows was printed by one of the commands that may have; throws `LessonFailure`. */
export async function assertShown(player: LessonPlayer, shown: ShownOutput): Promise<void> {
  const { file, line, text, runs, isOneOfSeveral } = shown;
  const place = { lesson: player.lesson.slug, step: `${file}:${line}` };
  const { steps } = player.lesson.exercise;
  const commandOf = (id: string): Run | undefined =>
    steps.flatMap((step) => step.runs).find((run) => run.id === id);
  if (isOneOfSeveral) {
    const run = commandOf(runs[0] ?? '');
    if (run?.output !== undefined && outputPattern(run.output).test(text)) return;
    const expected = `what fits the output of exercise.yaml\n${run?.output ?? 'it declares none'}`;
    throw new LessonFailure(
      { ...place, command: run?.command ?? 'none' },
      { expected, found: text },
    );
  }
  const printed = await Promise.all(
    runs.map(async (id) => {
      const output = await player.terminals.printed(id);
      return { id, output, ...countPrinted(text, output) };
    }),
  );
  const [nearest] = printed.toSorted((a, b) => b.found - a.found);
  if (nearest && nearest.found === nearest.of) return;
  throw new LessonFailure(
    { ...place, command: commandOf(nearest?.id ?? '')?.command ?? 'none' },
    { expected: `what the text shows\n${text}`, found: nearest?.output ?? 'nothing' },
  );
}
