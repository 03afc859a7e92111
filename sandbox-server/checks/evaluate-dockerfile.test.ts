import { describe, expect, test } from 'vitest';
import { verdictOf } from '../../test/support/verdict-of.ts';

const right = `# syntax=docker/dockerfile:1
from python:3-slim
RUN python -m pip install \\
    --no-cache-dir Flask
COPY hello.py /
ENTRYPOINT ["python", "/hello.py"]
`;
const slow = 'FROM python:3-slim\nCOPY hello.py /\nRUN python -m pip install Flask\n';
const check = {
  kind: 'dockerfile',
  instruction: 'RUN',
  arguments: 'pip install .*[Ff]lask',
  before: { instruction: 'COPY', arguments: 'hello\\.py' },
};
const judge = (text: string, declared: object = check) =>
  verdictOf(declared as Record<string, unknown>, { files: { Dockerfile: text } });

describe('an instruction in its place', () => {
  test('passes in any case, and over several lines', async () => {
    expect(await judge(right)).toBe('passed');
    expect(await judge(right, { kind: 'dockerfile', instruction: 'FROM' })).toBe('passed');
  });

  test('that comes too late is reported with its line', async () => {
    expect(await judge(slow)).toBe(
      'expected: a RUN instruction with “pip install … Flask” before a COPY instruction with ' +
        '“hello.py” in Dockerfile found: line 2, “COPY hello.py /” before line 3, ' +
        '“RUN python -m pip install Flask”',
    );
  });

  test('needs what it has to stand before', async () => {
    expect(await judge('FROM python\nRUN pip install Flask\n')).toContain('found: no COPY');
  });
});

test('a comment is no instruction', async () => {
  expect(await judge('FROM python\n# RUN pip install Flask\nCOPY hello.py /\n')).toContain(
    'found: no RUN instruction',
  );
});

test('the nearest instruction is shown where none fits', async () => {
  expect(await judge('FROM python\nRUN pip install Redis\n')).toContain(
    'found: line 2, “RUN pip install Redis”',
  );
});

test('an instruction that must not be there is reported', async () => {
  const unwanted = { kind: 'dockerfile', instruction: 'CMD', absent: true };
  expect(await judge(right, unwanted)).toBe('passed');
  expect(await judge('FROM python\nCMD ["python"]\n', unwanted)).toContain('line 2, “CMD');
});

test.each(['', 'FROM', '\\', 'RUN <<EOF\nnever ended', '\u0000\r\n"[', '{"a":'])(
  'a Dockerfile of %j is judged, not stumbled over',
  async (text) => expect(await judge(text)).toMatch(/^expected: /),
);

test('a missing Dockerfile is reported', async () => {
  expect(await verdictOf(check, {})).toBe(
    'expected: the file Dockerfile found: no file Dockerfile',
  );
});
