import { expect, test } from 'vitest';
import { countPrinted } from './count-printed.ts';

const list = (rows: readonly string[]) =>
  ['CONTAINER ID   IMAGE     STATUS                     NAMES', ...rows].join('\n');

test.each([
  ['an id and a time', 'c4c103819fb0 5 seconds ago', '5976f290aca0 About a minute ago'],
  ['a size', 'app 194MB', 'app 1.02GB'],
  ['a random name', 'app upbeat_noyce', 'app nice_ride'],
  ['wide columns', 'a    b', 'a b'],
  ['the slash of older engines', 'container "morning" is', 'container "/morning" is'],
  ['something left out', 'No module named …\nDone', "x\nNo module named 'flask'\nmore\nDone\n"],
  ['a log line', '1.2 - [21/Nov/2026 09:15:42] "GET"', '1.2 - [30/Dec/2027 10:00:00] "GET"'],
  [
    'rows that are of one second',
    list([
      'c4c103819fb0   a   Exited (0) 2 seconds ago   one',
      '5976f290aca0   b   Up 3 hours   two',
    ]),
    list([
      '0123456789ab   b   Up 4 seconds   two',
      'abcdef012345   a   Up Less than a second   one',
    ]),
  ],
  [
    'the order of what a build does side by side',
    ' => load context\n => => sent: 58B\n => [1/2] FROM python',
    ' => [1/2] FROM python 0.0s\n => load context 0.1s\n => => sent: 61B 0.0s',
  ],
  [
    'the order of two streams',
    " * Serving Flask app 'a'\nPress CTRL+C to quit",
    "Press CTRL+C to quit\n * Serving Flask app 'a'\n",
  ],
])('%s may differ', (_, shown, printed) => {
  const { found, of } = countPrinted(shown, printed);
  expect(found).toBe(of);
});

test.each([
  ['a word', 'Hello, world!', 'Hello, Docker!'],
  ['an exit code', 'Exited (137) 2 seconds ago', 'Exited (0) 2 seconds ago'],
  ['the order', 'first\nsecond', 'second\nfirst'],
  ['a number', 'Visits: 2', 'Visits: 3'],
  ['a dot', 'hello.py', 'hello-py'],
  ['a time that Docker does not say', 'app 1 minute ago', 'app About a minute ago'],
  ['a slash that is no longer there', 'container "/morning" is', 'container "morning" is'],
])('%s may not', (_, shown, printed) => {
  const { found, of } = countPrinted(shown, printed);
  expect(found).toBeLessThan(of);
});
