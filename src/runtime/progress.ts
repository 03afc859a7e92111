import type { Language } from '../../protocol/languages.ts';
import { isRightAnswer } from '../../protocol/is-right-answer.ts';
import type { LessonProgress, QuizProgress } from '../../protocol/progress.ts';
import type { Quiz, QuizAnswer } from '../../protocol/quiz.ts';
import { mergeLesson, noLessonProgress } from './merge-progress.ts';
import { changeKept, readKept } from './progress-cache.ts';
import { isTold, tellLater } from './progress-sync.ts';

export { progressChanged } from './progress-cache.ts';

/** What was done in all lessons, by slug, as far as this browser knows. */
export const allProgress = (): Readonly<Record<string, LessonProgress>> => readKept().lessons;

/** What was done in a lesson, as far as this browser knows. */
export const lessonProgress = (lesson: string): LessonProgress =>
  allProgress()[lesson] ?? noLessonProgress;

/** Ids of the lesson's steps that are done, `exercise` for its exercise. */
export const stepsDone = (lesson: string): readonly string[] =>
  Object.keys(lessonProgress(lesson).steps);

/** What was last answered; undefined where the quiz never was. */
export const quizProgress = (lesson: string, quiz: string): QuizProgress | undefined =>
  lessonProgress(lesson).quizzes[quiz];

/** Ticks steps that the server has seen pass, and so knows of. */
export function recordSteps(lesson: string, steps: readonly string[]): void {
  const tick = { doneAt: now(), by: 'checks' } as const;
  const ticks = Object.fromEntries(steps.map((step) => [step, tick]));
  isTold(lesson, ticks);
  change(lesson, { steps: { ...ticks, ...lessonProgress(lesson).steps } });
}

/** Notes that the learner has seen a step done, in a recording: said by the browser, never a grade. */
export function recordSeen(lesson: string, step: string): void {
  const ticks = { [step]: { doneAt: now(), by: 'claimed' } as const };
  change(lesson, { steps: { ...ticks, ...lessonProgress(lesson).steps } });
}

/** Keeps an answer, and tells the server, which judges for itself. */
export function recordAnswer(lesson: string, quiz: Quiz, given: QuizAnswer): void {
  const answeredAt = now();
  const doneAt = isRightAnswer(quiz, given) ? answeredAt : null;
  change(lesson, { quizzes: { [quiz.id]: { given, answeredAt, doneAt } } });
  tellLater();
}

/** The learner is at this step now; null for the lesson's beginning. */
export function recordPosition(lesson: string, step: string | null): void {
  change(lesson, { position: { step, at: now() } });
  tellLater();
}

/** The language that the learner chose last, in whatever browser. */
export const chosenLanguage = (): Language | undefined => readKept().language?.value;

/** The learner has chosen a language. */
export function recordLanguage(value: Language): void {
  changeKept((kept) => ({ ...kept, language: { value, at: now() } }));
  tellLater();
}

function change(lesson: string, progress: Partial<LessonProgress>): void {
  changeKept((kept) => {
    const known = kept.lessons[lesson] ?? noLessonProgress;
    const merged = mergeLesson(known, { ...noLessonProgress, left: known.left, ...progress });
    return { ...kept, lessons: { ...kept.lessons, [lesson]: merged } };
  });
}

const now = (): string => new Date().toISOString();
