import { expect, test } from 'vitest';
import { literalStart, readablePattern } from './readable-pattern.ts';

test.each([
  ['Hello, Docker!', 'Hello, Docker!'],
  ['pip install .*[Ff]lask', 'pip install … Flask'],
  ['^app\\.run\\(host="0\\.0\\.0\\.0"', 'app.run(host="0.0.0.0"'],
  ['^tag:[ \\t]*latest[ \\t]*$', 'tag: latest'],
  ['^(?!requirements)', undefined],
  ['one|two', undefined],
  ['\\d+ visits', undefined],
])('%s is shown as %s', (pattern, shown) => expect(readablePattern(pattern)).toBe(shown));

test.each([
  ['^tag:[ \\t]*latest', 'tag:'],
  ['^tags?:', 'tag'],
  ['tag: latest', ''],
  ['^(?:a|b)', ''],
])('a line that fits %s begins with “%s”', (pattern, start) =>
  expect(literalStart(pattern)).toBe(start),
);
