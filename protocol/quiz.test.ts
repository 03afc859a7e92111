import { describe, expect, test } from 'vitest';
import { isRightAnswer } from './is-right-answer.ts';
import { quizSchema } from './quiz.ts';
import type { Quiz } from './quiz.ts';

const choices = ['one', 'two', 'three'];
const text: Quiz = { id: 'q', kind: 'text', answer: 'docker (?:container )?rm|rm' };

describe('an answer is right', () => {
  test('where the one choice is the answer', () => {
    const quiz: Quiz = { id: 'q', kind: 'single', choices, answer: 'two' };
    expect(isRightAnswer(quiz, ['two'])).toBe(true);
    expect(isRightAnswer(quiz, ['one'])).toBe(false);
    expect(isRightAnswer(quiz, ['one', 'two'])).toBe(false);
  });

  test('where all choices of the answer and no others were made, in any order', () => {
    const quiz: Quiz = { id: 'q', kind: 'multiple', choices, answer: ['one', 'three'] };
    expect(isRightAnswer(quiz, ['three', 'one'])).toBe(true);
    expect(isRightAnswer(quiz, ['one'])).toBe(false);
    expect(isRightAnswer(quiz, choices)).toBe(false);
    expect(isRightAnswer(quiz, ['one', 'one'])).toBe(false);
  });

  test.each(['docker rm', ' Docker  RM ', 'docker container rm', 'ｄｏｃｋｅｒ　ｒｍ', 'rm'])(
    'where the whole text matches: %j',
    (given) => expect(isRightAnswer(text, [given])).toBe(true),
  );

  test.each(['docker rmi', 'sudo docker rm', ''])('and not where only a part does: %j', (given) =>
    expect(isRightAnswer(text, [given])).toBe(false),
  );
});

describe('a quiz is refused', () => {
  test.each([
    ['an answer that is no choice', { kind: 'single', choices, answer: 'four' }, /one of the/],
    ['one such answer of several', { kind: 'multiple', choices, answer: ['one', 'x'] }, /one of/],
    ['a choice that stands twice', { kind: 'single', choices: ['a', 'a'], answer: 'a' }, /once/],
    ['a single choice', { kind: 'single', choices: ['a'], answer: 'a' }, />=2/],
    ['a pattern that is none', { kind: 'text', answer: '(' }, /regular expression/],
    ['choices for a text', { kind: 'text', choices, answer: 'one' }, /choices/],
  ])('with %s', (_, quiz, message) => {
    const { error } = quizSchema.safeParse({ id: 'q', ...quiz });
    expect(error?.issues[0]?.message).toMatch(message);
  });
});
