import { expect, test } from 'vitest';
import { parseText } from '../../course/text/parse-text.ts';
import { shownOutputs } from './shown-outputs.ts';

const output = (text: string, attributes = '') =>
  `<Output${attributes}>\n\n\`\`\`text\n${text}\n\`\`\`\n\n</Output>\n`;
const shown = (body: string) => {
  const text = `---\ntitle: A\ndescription: B\nminutes: 5\n---\n\n${body}`;
  return shownOutputs(parseText({ language: 'en', file: 'en.mdx', text }));
};
const steps = `<Step id="a" title="A">

<Run id="first" />

</Step>

<Step id="b" title="B">

<Run id="second" />

<Run id="third" />

`;

test('what a step shows was printed by a command of that step, the last one first', () => {
  const [block] = shown(`${steps}${output('hello')}\n</Step>\n`);
  expect(block?.runs).toEqual(['third', 'second']);
});

test('what stands behind a step was printed in it, and not in one before', () => {
  const [block] = shown(`${steps}</Step>\n\n${output('hello')}`);
  expect(block?.runs).toEqual(['third', 'second']);
});

test('what stands in a step before its first command was printed by none of another step', () => {
  const body = steps.replace('<Run id="second" />', `${output('hello')}\n<Run id="second" />`);
  expect(shown(`${body}</Step>\n`)[0]?.runs).toEqual([]);
});

test('a command that is named is the only one', () => {
  const [block] = shown(`${steps}${output('hello', ' run="first"')}\n</Step>\n`);
  expect(block?.runs).toEqual(['first']);
});

test('what is shown in a hint, a solution or the exercise is no output of a step', () => {
  for (const name of ['Hint', 'Solution', 'Exercise']) {
    expect(shown(`${steps}</Step>\n\n<${name}>\n\n${output('hello')}\n</${name}>\n`)).toEqual([]);
  }
});
