import type { Quiz } from '../../protocol/quiz.ts';
import { lessonError } from '../course/lesson-error.ts';
import { takeParts } from './quiz-parts.ts';
import type { ChoicePart } from './quiz-parts.ts';

/** The words of a quiz in one language, as HTML. */
export interface QuizWords {
  readonly question: string;
  /** In the order of the text. */
  readonly choices: readonly ChoicePart[];
  /** Explanation of the whole; always there for a typed answer. */
  readonly why: string;
}

/**
 * Takes what stands between `<Quiz>` and `</Quiz>` apart and holds it against exercise.yaml.
 *
 * @param html The rendered slot.
 * @param file Whose words they are, for the error: `lessons/volumes/ja.mdx`.
 * @throws AstroError where the two disagree, or words are missing.
 */
export function quizWords(quiz: Quiz, html: string, file: string): QuizWords {
  const { parts: choices, rest } = takeParts('choice', html);
  const { parts: whys, rest: question } = takeParts('why', rest);
  const expect = (isSo: boolean, expected: string, found: string) => {
    if (isSo) return;
    throw lessonError({ where: `${file}, <Quiz id="${quiz.id}">`, expected, found });
  };

  expect(question !== '', 'a question', 'none');
  expect(whys.length < 2, 'one <Why> beside the question', `${whys.length}`);
  if (quiz.kind === 'text') {
    expect(choices.length === 0, 'no <Choice>, as its kind is text', namesOf(choices));
    expect(whys.length === 1, 'a <Why>', 'none');
  } else {
    const sameIds = [...quiz.choices].sort().join() === idsOf(choices).sort().join();
    expect(sameIds, `the choices of exercise.yaml (${quiz.choices.join(', ')})`, namesOf(choices));
    for (const { id, text, why } of choices) {
      const choice = `<Choice id="${id}">`;
      expect(text !== '', `words in ${choice}`, 'none');
      expect(!isBlock.test(text), `one paragraph of words in ${choice}`, 'other blocks');
      expect(why !== '', `a <Why> in ${choice}`, 'none');
    }
  }
  return { question, choices, why: whys[0] ?? '' };
}

/** A label holds phrases, no blocks. */
const isBlock = /<(?:p|div|pre|ul|ol|table|h\d|figure|blockquote)\b/;

const idsOf = (choices: readonly ChoicePart[]) => choices.map(({ id }) => id);
const namesOf = (choices: readonly ChoicePart[]) => idsOf(choices).join(', ') || 'none';
