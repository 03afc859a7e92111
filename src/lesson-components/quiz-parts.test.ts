import { expect, test } from 'vitest';
import { givePart, takeParts } from './quiz-parts.ts';

const port = { id: 'port', text: 'The <code>8000</code>', why: '<p>It is "yours".</p>' };
const other = { id: 'other', text: '</slip-part>', why: '' };

test('parts come back as they were given, in order, and the rest stays', () => {
  const html = `<p>Which?</p>\n${givePart('choice', port)}\n${givePart('choice', other)}`;
  expect(takeParts('choice', html)).toEqual({ parts: [port, other], rest: '<p>Which?</p>' });
});

test('a paragraph that held nothing but parts goes with them', () => {
  const html = `<p>Which?</p><p>${givePart('why', 'Because.')} </p>`;
  expect(takeParts('why', html)).toEqual({ parts: ['Because.'], rest: '<p>Which?</p>' });
});

test('an explanation inside a choice is left to the choice', () => {
  const choice = givePart('choice', { ...port, why: givePart('why', 'Because.') });
  expect(takeParts('why', choice).parts).toEqual([]);
});
