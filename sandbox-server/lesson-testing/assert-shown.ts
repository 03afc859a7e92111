import type { Run } from '../../protocol/exercise.ts';
import { countInTime } from './count-in-time.ts';
import { LessonFailure } from './lesson-failure.ts';
import type { LessonPlayer } from './lesson-player.ts';
import { outputPattern } from './output-pattern.ts';
import type { ShownOutput } from './shown-outputs.ts';

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
  const runsPrinted = await Promise.all(
    runs.map(async (id) => {
      return { id, output: await player.terminals.printed(id) };
    }),
  );
  const outputs = runsPrinted.map(({ output }) => output);
  const counted = await countInTime(text, outputs);
  if (counted === null) {
    throw new LessonFailure(place, { expected: 'a text that can be compared', found: text });
  }
  const printed = runsPrinted.map((run, at) => ({
    ...run,
    ...(counted[at] ?? { found: 0, of: 1 }),
  }));
  const [nearest] = printed.toSorted((a, b) => b.found - a.found);
  if (nearest && nearest.found === nearest.of) return;
  throw new LessonFailure(
    { ...place, command: commandOf(nearest?.id ?? '')?.command ?? 'none' },
    { expected: `what the text shows\n${text}`, found: nearest?.output ?? 'nothing' },
  );
}
