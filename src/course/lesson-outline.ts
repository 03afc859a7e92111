import { readExercise } from '../../course/read-exercise.ts';
import { lessonsFolder } from './lessons-folder.ts';

/** What the course's map knows of a lesson's steps. */
export interface LessonOutline {
  /** Ids of the steps, in order. */
  readonly steps: readonly string[];
  /** How many ticks there are: of steps that have checks, and of the exercise. */
  readonly ticks: number;
}

const known = new Map<string, Promise<LessonOutline>>();

/** Every page shows every lesson, so a build reads each once; while writing, changes are to be seen. */
export function lessonOutline(slug: string): Promise<LessonOutline> {
  const outline = (!import.meta.env.DEV && known.get(slug)) || readOutline(slug);
  known.set(slug, outline);
  return outline;
}

async function readOutline(slug: string): Promise<LessonOutline> {
  const { steps } = (await readExercise(lessonsFolder, slug)).value;
  return {
    steps: steps.map(({ id }) => id),
    ticks: steps.filter(({ checks }) => checks.length > 0).length + 1,
  };
}
