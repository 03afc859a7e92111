import { expect, test } from 'vitest';
import { outputPattern } from './output-pattern.ts';

const pull = "Unable to find image 'hello-world:latest' locally\n…\nHello from Docker!\n…";

test.each([
  [pull, "Unable to find image 'hello-world:latest' locally\nPulling\nHello from Docker!\nbye"],
  [pull, "Unable to find image 'hello-world:latest' locally\nHello from Docker!"],
  ['…CACHED…', '#5 [2/3] RUN\n#5 CACHED\n'],
  ['REPOSITORY…\n…hello-world…latest…', 'REPOSITORY   TAG\ndebian 12\nhello-world   latest  d2c9'],
  ['a b', 'x a    b y'],
])('%j is found in %j', (declared, output) =>
  expect(outputPattern(declared).test(output)).toBe(true),
);

test.each([
  ['Exited (0)', 'Exited (1)'],
  ['Server:\n…\nVersion', 'Version\nServer:'],
  ['a.b', 'axb'],
])('%j is not found in %j', (declared, output) =>
  expect(outputPattern(declared).test(output)).toBe(false),
);

test.each([
  ['…\nPress CTRL+C to quit\n…', ' => => # Downloading\n'],
  // As a regular expression it would be tried in all ways there are to part the output.
  [`${'a…'.repeat(40)}b`, 'a '],
])('%j is sought in a long output without holding up everything else', (declared, line) => {
  expect(outputPattern(declared).test(line.repeat(20_000))).toBe(false);
});
