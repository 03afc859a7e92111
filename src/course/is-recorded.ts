import { join } from 'node:path';
import { readRecordings } from '../../course/read-recordings.ts';
import type { Lesson } from './lesson.ts';
import { lessonsFolder } from './lessons-folder.ts';

const known = new Map<string, Promise<ReadonlySet<string>>>();

/** Whether there is a recording of a lesson's command as it is now. */
export async function isRecorded(lesson: Pick<Lesson, 'slug' | 'exercise'>, run: string) {
  const ids = known.get(lesson.slug) ?? recordedIds(lesson);
  known.set(lesson.slug, ids);
  return (await ids).has(run);
}

async function recordedIds({ slug, exercise }: Pick<Lesson, 'slug' | 'exercise'>) {
  const recordings = await readRecordings(join(lessonsFolder, slug), exercise);
  return new Set(recordings.flatMap(({ runs }) => runs));
}
