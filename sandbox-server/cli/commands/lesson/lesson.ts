import { UsageError } from '../../usage-error.ts';
import { checkLessons } from './check-lessons.ts';
import { newLesson } from './new-lesson.ts';
import { recordLessons, testLessons } from './test-lessons.ts';
import { writeLessons } from './write-lessons.ts';

const usage = `Usage: slipway lesson <command>

  new <slug>                 a folder for a new lesson, with all that it needs to begin with
  write                      serves the site with an engine behind it, following what is written
  check [<slug>…]            looks for defects, without running anything
      --folder <path>        lessons of another folder
      --quiet                counts warnings and does not print them
      --strict               a warning is as bad as an error
      --json                 prints the findings as JSON
      --sign                 marks the translations as made from the English text as it is now
      --language <code>      signs that one only
  test [<slug>…]             does every step on a real engine, and proves the checks and hints
      --workers <number>     machines that work side by side
  record [<slug>…]           does the same, and keeps what the terminals showed in recordings/
      --into <path>          keeps it below another folder
`;

type LessonCommand = (words: readonly string[], signal: AbortSignal) => Promise<number>;

const commands: Readonly<Record<string, LessonCommand>> = {
  new: newLesson,
  write: writeLessons,
  check: checkLessons,
  test: testLessons,
  record: recordLessons,
};

/** `slipway lesson …`: what authors of lessons need. Throws `UsageError`. */
export async function lesson(signal: AbortSignal, words: readonly string[]): Promise<number> {
  const [name = '', ...rest] = words;
  if (words.includes('--help') || words.includes('-h')) {
    process.stdout.write(usage);
    return 0;
  }
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    throw new UsageError(name === '' ? 'Which command?' : `There is no "lesson ${name}".`, usage);
  }
  try {
    return await command(rest, signal);
  } catch (error) {
    const isBadOption =
      error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE');
    throw isBadOption ? new UsageError(error.message, usage) : error;
  }
}
