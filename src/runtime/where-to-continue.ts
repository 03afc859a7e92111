import type { LessonProgress } from '../../protocol/progress.ts';

/** A lesson as the way on through the course needs it. */
export interface LessonOnTheWay {
  readonly slug: string;
  /** Ids of its steps, in order. */
  readonly steps: readonly string[];
}

/** Where to go on: a lesson by its place from 0, and in it a step, `exercise`, or its beginning. */
export interface PlaceToContinue {
  readonly index: number;
  readonly step: string | null;
}

/**
 * Where a learner goes on: where they last were, or, that lesson being done, in the next one that is
 * not. Null for who has not begun, and for who has done all.
 */
export function whereToContinue(
  lessons: readonly LessonOnTheWay[],
  progress: Readonly<Record<string, LessonProgress>>,
): PlaceToContinue | null {
  const times = lessons.map(({ slug }) => lastTime(progress[slug]));
  const latest = times.toSorted().at(-1) ?? '';
  if (latest === '') return null;
  const last = times.indexOf(latest);
  const isOpen = ({ slug }: LessonOnTheWay) => !progress[slug]?.steps['exercise'];
  const order = [...lessons.slice(last), ...lessons.slice(0, last)];
  const next = order.find(isOpen);
  if (!next) return null;
  const step = progress[next.slug]?.position?.step ?? null;
  const isThere = step === 'exercise' || next.steps.some((id) => id === step);
  return { index: lessons.indexOf(next), step: isThere ? step : null };
}

/** When anything last happened in a lesson; empty where nothing has. */
function lastTime(lesson: LessonProgress | undefined): string {
  if (!lesson) return '';
  const times = [
    ...Object.values(lesson.steps).map(({ doneAt }) => doneAt),
    ...Object.values(lesson.quizzes).map(({ answeredAt }) => answeredAt),
    lesson.position?.at ?? '',
  ];
  return times.sort().at(-1) ?? '';
}
