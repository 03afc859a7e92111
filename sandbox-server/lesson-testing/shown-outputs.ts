import { elementAround, type LessonText } from '../../course/text/lesson-text.ts';

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

/**
 * Blocks in `<Output>`: from the command that it names, or one before it of the step that it stands in or
 * follows.
 */
export function shownOutputs({ file, elements, blocks }: LessonText): ShownOutput[] {
  const runs = elements.filter(({ name }) => name === 'Run');
  return blocks.flatMap((block) => {
    const output = elementAround(block, 'Output');
    if (!output || elementAround(block, 'Solution', 'Hint', 'Exercise')) return [];
    const named = output.attributes.get('run');
    const before = runs.filter(({ line }) => line < block.line).toReversed();
    const step = elementAround(block, 'Step') ?? (before[0] && elementAround(before[0], 'Step'));
    const ownStep = before.filter((run) => elementAround(run, 'Step') === step);
    const ids = ownStep.map(({ attributes }) => attributes.get('id') ?? '');
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
