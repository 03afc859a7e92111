import { expect, test } from 'vitest';
import { literalKey, literalStart, readablePattern } from './readable-pattern.ts';

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

test.each([
  ['^tag:[ \\t]*latest', 'tag:'],
  ['^stored by:[ \\t]*(?:the )?server$', 'stored by:'],
  ['^host: [0-9a-f]{12}\\s*$', 'host:'],
  ['^A=\\d+:\\d+', 'A='],
  ['^port: 8080$', ''],
  ['^password: hunter2$', ''],
  ['^system: Debian GNU/Linux', ''],
  ['^address: 127\\.0\\.0\\.1$', ''],
  ['^tag:', ''],
  ['^written by user [1-9]', ''],
  ['^tags?:.*', ''],
])('before anything is done, of a line that fits %s only “%s” is told', (pattern, key) =>
  expect(literalKey(pattern)).toBe(key),
);
