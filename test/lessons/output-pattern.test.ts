import { expect, test } from 'vitest';
import { outputPattern } from './output-pattern.ts';

const pull = "Unable to find image 'hello-world:latest' locally\n…\nHello from Docker!\n…";

test.each([
  [pull, "Unable to find image 'hello-world:latest' locally\nPulling\nHello from Docker!\nbye"],
  [pull, "Unable to find image 'hello-world:latest' locally\nHello from Docker!"],
  ['…CACHED…', '#5 [2/3] RUN\n#5 CACHED\n'],
  ['REPOSITORY…\n…hello-world…latest…', 'REPOSITORY   TAG\ndebian 12\nhello-world   latest  d2c9'],
  ['a b', 'x a    b y'],
])('%j is found in %j', (declared, output) => expect(output).toMatch(outputPattern(declared)));

test.each([
  ['Exited (0)', 'Exited (1)'],
  ['Server:\n…\nVersion', 'Version\nServer:'],
  ['a.b', 'axb'],
])('%j is not found in %j', (declared, output) =>
  expect(output).not.toMatch(outputPattern(declared)),
);

test('a long output that does not match does not hold up everything else', () => {
  const output = ' => => # Downloading\n'.repeat(20_000);
  expect(output).not.toMatch(outputPattern('…\nPress CTRL+C to quit\n…'));
});
