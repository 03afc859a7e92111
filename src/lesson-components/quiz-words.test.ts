import { expect, test } from 'vitest';
import type { Quiz } from '../../protocol/quiz.ts';
import { givePart } from './quiz-parts.ts';
import { quizWords } from './quiz-words.ts';

const file = 'lessons/volumes/ja.mdx';
const single: Quiz = { id: 'q', kind: 'single', choices: ['one', 'two'], answer: 'two' };
const typed: Quiz = { id: 'q', kind: 'text', answer: 'x' };
const choice = (id: string, text = id, why = 'Because.') => givePart('choice', { id, text, why });

const wordsOf = (quiz: Quiz, html: string) => () => quizWords(quiz, html, file);

test('a quiz has its question, and its choices in the order of the text', () => {
  const html = `<p>Which?</p>${choice('two')}${choice('one')}${givePart('why', 'So.')}`;
  const words = quizWords(single, html, file);
  expect(words).toMatchObject({ question: '<p>Which?</p>', why: 'So.' });
  expect(words.choices.map(({ id }) => id)).toEqual(['two', 'one']);
});

test.each([
  ['a choice is missing', choice('one'), '(one, two), found one.'],
  ['a choice is unknown', choice('one') + choice('too'), '(one, two), found one, too.'],
  ['a choice stands twice', choice('one') + choice('two') + choice('two'), 'found one, two, two.'],
  ['there is none', '', 'found none.'],
  ['a choice says nothing', choice('one', '') + choice('two'), 'words in <Choice id="one">'],
  ['a choice is a block', choice('one', '<pre>x</pre>') + choice('two'), 'found other blocks.'],
  ['a choice is not explained', choice('one') + choice('two', 'b', ''), 'a <Why> in <Choice id="t'],
])('where %s the author is told', (_, choices, message) => {
  const told = wordsOf(single, `<p>Which?</p>${choices}`);
  expect(told).toThrow('lessons/volumes/ja.mdx, <Quiz id="q">: expected ');
  expect(told).toThrow(message);
});

test('a typed answer needs an explanation, and takes no choices', () => {
  const why = givePart('why', 'So.');
  expect(wordsOf(typed, '<p>What?</p>')).toThrow('expected a <Why>, found none');
  expect(wordsOf(typed, `<p>What?</p>${why}${choice('one')}`)).toThrow('no <Choice>');
  expect(wordsOf(typed, why)).toThrow('expected a question, found none');
  expect(wordsOf(typed, `<p>What?</p>${why}`)()).toMatchObject({ why: 'So.', choices: [] });
});
