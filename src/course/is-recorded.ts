import { join } from 'node:path';
import { readRecordings } from '../../course/read-recordings.ts';
import type { Lesson } from './lesson.ts';
import { lessonsFolder } from './lessons-folder.ts';

const known = new Map<string, Promise<ReadonlySet<string>>>();

type Recorded = Pick<Lesson, 'slug' | 'exercise'>;

/** Whether there is a recording of a lesson's command as it is now. */
export async function isRecorded(lesson: Recorded, run: string): Promise<boolean> {
  return (await recordedIds(lesson)).has(run);
}

/** Whether there is one of any of its commands. */
export async function hasRecordings(lesson: Recorded): Promise<boolean> {
  return (await recordedIds(lesson)).size > 0;
}

function recordedIds(lesson: Recorded): Promise<ReadonlySet<string>> {
  const ids = known.get(lesson.slug) ?? readIds(lesson);
  known.set(lesson.slug, ids);
  return ids;
}

async function readIds({ slug, exercise }: Recorded): Promise<ReadonlySet<string>> {
  const recordings = await readRecordings(join(lessonsFolder, slug), exercise);
  return new Set(recordings.flatMap(({ runs }) => runs));
}
