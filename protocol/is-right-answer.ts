import type { Quiz, QuizAnswer } from './quiz.ts';

/**
 * Whether `given` answers the question: the very choices of the answer, or a text that matches its
 * pattern from end to end. Letter case, full-width letters and blanks make no difference in a text.
 */
export function isRightAnswer(quiz: Quiz, given: QuizAnswer): boolean {
  if (quiz.kind === 'text') {
    const text = (given[0] ?? '').normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
    return new RegExp(`^(?:${quiz.answer})$`, 'i').test(text);
  }
  const right = [quiz.answer].flat();
  return new Set(given).size === right.length && right.every((id) => given.includes(id));
}
