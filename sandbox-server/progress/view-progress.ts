import type { LessonProgress } from '../../protocol/progress.ts';
import type { KeptWorkSummary } from '../storage/kept-work/kept-work-store.ts';
import type { LessonProgressRecord } from '../storage/progress/progress-store.ts';

/** What is remembered of a learner in a lesson, as the learner's page gets it. */
export function viewLesson(
  record: LessonProgressRecord | undefined,
  left: KeptWorkSummary | undefined,
): LessonProgress {
  const { steps = [], quizzes = [], position = null } = record ?? {};
  return {
    steps: Object.fromEntries(
      steps.map(({ step, doneAt, by }) => [step, { doneAt: doneAt.toISOString(), by }]),
    ),
    quizzes: Object.fromEntries(
      quizzes.map(({ quiz, given, answeredAt, doneAt }) => [
        quiz,
        {
          given,
          answeredAt: answeredAt.toISOString(),
          doneAt: doneAt?.toISOString() ?? null,
        },
      ]),
    ),
    position: position && { step: position.step, at: position.at.toISOString() },
    left: left
      ? { savedAt: left.savedAt.toISOString(), files: left.files, leftOut: [...left.leftOut] }
      : null,
  };
}
