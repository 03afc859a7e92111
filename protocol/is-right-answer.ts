import type { Quiz, QuizAnswer } from './quiz.ts';

/**
 * Whether `given` answers the question: the very choices of the answer, or a text that matches its
 * pattern from end to end. Letter case, full-width letters and blanks make no difference in a text.
 * @param matches whether a text matches a pattern in any case; for one who does not trust the pattern
 */
export function isRightAnswer(
  quiz: Quiz,
  given: QuizAnswer,
  matches: (text: string, pattern: string) => boolean = matchesInAnyCase,
): boolean {
  if (quiz.kind === 'text') {
    const text = (given[0] ?? '').normalize('NFKC').trim().replaceAll(/\s+/g, ' ');
    return matches(text, `^(?:${quiz.answer})$`);
  }
  const right = [quiz.answer].flat();
  return new Set(given).size === right.length && right.every((id) => given.includes(id));
}

const matchesInAnyCase = (text: string, pattern: string) => new RegExp(pattern, 'i').test(text);
