import type {
  ChosenLanguage,
  LessonProgress,
  Progress,
  ProgressChange,
  QuizProgress,
  StepTick,
} from '../../protocol/progress.ts';

/** What a browser keeps of one learner; `learner` is null until a server has said who that is. */
export type KeptProgress = Omit<Progress, 'learner'> & { readonly learner: string | null };

export const noProgress: KeptProgress = { learner: null, language: null, lessons: {} };
export const noLessonProgress: LessonProgress = {
  steps: {},
  quizzes: {},
  position: null,
  left: null,
};

/**
 * Merges what was done in a lesson as the server does: done stays done, the later answer and the
 * later position stand. What is left there only the second can know.
 */
export function mergeLesson(
  known: LessonProgress = noLessonProgress,
  told: LessonProgress = noLessonProgress,
): LessonProgress {
  return {
    steps: mergeBy(known.steps, told.steps, earlierTick),
    quizzes: mergeBy(known.quizzes, told.quizzes, laterAnswer),
    position: later(known.position, told.position),
    left: told.left,
  };
}

/** What the browser keeps once the server has told; of another learner it keeps nothing. */
export function mergeTold(kept: KeptProgress, told: Progress): KeptProgress {
  const own = ofThisLearner(kept, told);
  const slugs = new Set([...Object.keys(own.lessons), ...Object.keys(told.lessons)]);
  return {
    learner: told.learner,
    language: later(own.language, told.language),
    lessons: Object.fromEntries(
      [...slugs].map((slug) => [slug, mergeLesson(own.lessons[slug], told.lessons[slug])]),
    ),
  };
}

/** What a server that has `told` does not know yet. */
export interface Untold {
  readonly language: ChosenLanguage | null;
  /** By lesson; only those where there is something. */
  readonly lessons: Readonly<Record<string, ProgressChange>>;
}

/** What the browser has kept and the server has not told. */
export function untold(kept: KeptProgress, told: Progress): Untold {
  const own = ofThisLearner(kept, told);
  const changes = Object.entries(own.lessons).map(
    ([slug, lesson]) => [slug, untoldOfLesson(lesson, told.lessons[slug])] as const,
  );
  return {
    language: isLater(own.language, told.language) ? own.language : null,
    lessons: Object.fromEntries(changes.filter(([, change]) => Object.keys(change).length > 0)),
  };
}

function untoldOfLesson(
  own: LessonProgress,
  { steps, quizzes, position }: LessonProgress = noLessonProgress,
): ProgressChange {
  const newSteps = Object.entries(own.steps).filter(([id]) => !steps[id]);
  const newAnswers = Object.entries(own.quizzes).filter(([id, { answeredAt }]) => {
    const known = quizzes[id];
    return !known || answeredAt > known.answeredAt;
  });
  return {
    ...(newSteps.length > 0 && {
      steps: Object.fromEntries(newSteps.map(([id, { doneAt }]) => [id, doneAt])),
    }),
    ...(newAnswers.length > 0 && {
      quizzes: Object.fromEntries(
        newAnswers.map(([id, { given, answeredAt }]) => [id, { given, answeredAt }]),
      ),
    }),
    ...(own.position && isLater(own.position, position) && { position: own.position }),
  };
}

const ofThisLearner = (kept: KeptProgress, { learner }: Progress): KeptProgress =>
  kept.learner === null || kept.learner === learner ? kept : noProgress;

// Times are all ISO 8601 in UTC to the millisecond, so the later is the greater text.
const isLater = (a: { at: string } | null, b: { at: string } | null): boolean =>
  a !== null && (b === null || a.at > b.at);

const later = <Timed extends { at: string }>(a: Timed | null, b: Timed | null): Timed | null =>
  isLater(b, a) ? b : a;

function earlierTick(a: StepTick, b: StepTick): StepTick {
  if (a.by !== b.by) return a.by === 'checks' ? a : b;
  return b.doneAt < a.doneAt ? b : a;
}

function laterAnswer(a: QuizProgress, b: QuizProgress): QuizProgress {
  const last = b.answeredAt > a.answeredAt ? b : a;
  const [doneAt = null] = [a.doneAt, b.doneAt].filter((time) => time !== null).sort();
  return { ...last, doneAt };
}

function mergeBy<Value>(
  a: Readonly<Record<string, Value>>,
  b: Readonly<Record<string, Value>>,
  choose: (a: Value, b: Value) => Value,
): Record<string, Value> {
  const merged: Record<string, Value> = { ...a };
  for (const [id, value] of Object.entries(b)) {
    const known = merged[id];
    merged[id] = known === undefined ? value : choose(known, value);
  }
  return merged;
}
