import { expect, test } from 'vitest';
import { parseText } from './parse-text.ts';

const head = '---\ntitle: Ports\ndescription: You will.\nminutes: 5\n---\n';
const parse = (text: string) => parseText({ language: 'en', file: 'lessons/x/en.mdx', text });

test('components are found with their attributes, their lines and what is around them', () => {
  const { elements, blocks } = parse(
    `${head}\n<Step id="one" title="First">\n\n<Run id="go" />\n\n<Output>\n\n\`\`\`text\nHello\n\`\`\`\n\n</Output>\n\n</Step>\n`,
  );
  expect(elements.map(({ name, line }) => [name, line])).toEqual([
    ['Step', 7],
    ['Run', 9],
    ['Output', 11],
  ]);
  expect(elements[1]?.attributes.get('id')).toBe('go');
  expect(blocks[0]).toMatchObject({ language: 'text', value: 'Hello', line: 13 });
  expect(blocks[0]?.around.map(({ name }) => name)).toEqual(['Output', 'Step']);
});

test('headings have the ids that Astro gives them', () => {
  const { headings } = parse(
    `${head}\n## Where has \`docker\` gone?\n\n## 端口被占用\n\n## Again\n\n## Again\n`,
  );
  expect(headings.map(({ value }) => value)).toEqual([
    'where-has-docker-gone',
    '端口被占用',
    'again',
    'again-1',
  ]);
});

test('links, images, callouts and imports are found', () => {
  const text = parse(
    `${head}\nimport x from 'y';\n\nA [link](../ports/#one) and ![a box](box.svg).\n\n:::note[Well]\nText.\n:::\n`,
  );
  expect(text.links).toEqual([{ value: '../ports/#one', line: 9 }]);
  expect(text.images).toEqual([{ value: 'a box', line: 9 }]);
  expect(text.callouts).toEqual([{ value: 'note', line: 11 }]);
  expect(text.modules).toEqual([{ value: "import x from 'y';", line: 7 }]);
});

test('a fault of the frontmatter is named with its line', () => {
  expect(() => parse('---\ntitle: Ports\ndescription: You will.\nminutes: soon\n---\n')).toThrow(
    'lessons/x/en.mdx:4: minutes: expected number, found "soon".',
  );
});

test('MDX that is none is named with its line', () => {
  expect(() => parse(`${head}\nText.\n\n</Step>\n`)).toThrow(
    /^lessons\/x\/en\.mdx:9: expected valid MDX/,
  );
});
