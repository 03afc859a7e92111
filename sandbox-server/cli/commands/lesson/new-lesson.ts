import { parseArgs } from 'node:util';
import { createLesson } from '../../../../course/create-lesson.ts';
import { LessonError } from '../../../../course/lesson-error.ts';
import { SetupError } from '../../../errors/setup-error.ts';
import { lessonFolders } from './lesson-folders.ts';

/** `slipway lesson new <slug>`: makes a lesson that works, and says what is left to be written. */
export async function newLesson(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { folder: { type: 'string' } },
  });
  const { lessons, label } = await lessonFolders(values.folder);
  const [slug = '', ...others] = positionals;
  try {
    await createLesson(lessons, [slug, ...others].join(' '));
  } catch (error) {
    if (!(error instanceof LessonError)) throw error;
    const [{ expected, found, remedy = '' }] = error.faults;
    const why = `Expected ${expected}, found ${found}.`;
    throw new SetupError('The lesson was not made.', { why, remedy });
  }
  console.log(
    [
      `Made ${label}/${slug}/, and put it at the end of ${label}/course.yaml:`,
      '',
      '  en.mdx         the prose; what is to be written is marked with TODO',
      '  exercise.yaml  steps, commands, checks, and the exercise',
      '  workspace/     what the learner finds at the start',
      '  solution/      files that do the exercise',
      '',
      'Then:  slipway lesson write            a page that follows what you write',
      `       slipway lesson check ${slug}`,
      `       slipway lesson test ${slug}`,
    ].join('\n'),
  );
  return 0;
}
