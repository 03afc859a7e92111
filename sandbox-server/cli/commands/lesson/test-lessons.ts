import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readCourse } from '../../../../course/read-course.ts';
import { projectRoot } from '../../../processes/project-tools.ts';
import { setUp } from '../set-up.ts';
import { streamTool } from '../stream-tool.ts';
import { assertLessons } from './lesson-folders.ts';

/** `slipway lesson test`: plays lessons on a real engine, several side by side. */
export function testLessons(words: readonly string[], signal: AbortSignal): Promise<number> {
  return playLessons(words, signal, { isRecorded: false });
}

/** `slipway lesson record`: the same, and keeps what the terminals showed beside the lesson. */
export function recordLessons(words: readonly string[], signal: AbortSignal): Promise<number> {
  return playLessons(words, signal, { isRecorded: true });
}

async function playLessons(
  words: readonly string[],
  signal: AbortSignal,
  { isRecorded }: { readonly isRecorded: boolean },
): Promise<number> {
  const { values, positionals: slugs } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { workers: { type: 'string' }, into: { type: 'string' } },
  });
  const lessons = join(projectRoot, 'lessons');
  const recordings = resolve(values.into ?? lessons);
  const course = (await readCourse(lessons)).value;
  assertLessons(slugs, [...course.lessons, ...course.extras]);
  await setUp('lessons', signal);
  const names = slugs.length === 0 ? '[^,]+' : `(?:${slugs.join('|')})`;
  // The title of a test begins with its lesson and its part: see test/lessons/lesson-parts.ts.
  const pattern = `^${names}, ${isRecorded ? 'done from its beginning' : ''}`;
  const code = await streamTool(
    'vitest',
    ['run', '--project=lessons', 'test/lessons/lessons.test.ts', '-t', pattern, ...reporter],
    {
      signal,
      environment: {
        ...(values.workers !== undefined && { SLIPWAY_LESSON_WORKERS: values.workers }),
        ...(isRecorded && { SLIPWAY_RECORD: recordings }),
      },
    },
  );
  if (isRecorded && code === 0) {
    console.log(`What the terminals showed is in ${recordings}/<lesson>/recordings/.`);
  }
  return code;
}

const reporter = ['--reporter=./test/lessons/lesson-reporter.ts'];
