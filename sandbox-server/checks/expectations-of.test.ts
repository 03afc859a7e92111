import { expect, test } from 'vitest';
import { checkSchema } from '../../protocol/check.ts';
import { languages } from '../../protocol/languages.ts';
import { sayAll } from '../words/phrase.ts';
import { expectationsOf } from './expectations-of.ts';

const wants: [object, string][] = [
  [
    {
      kind: 'container',
      image: 'app',
      state: 'running',
      publishes: { port: 80, containerPort: 5 },
    },
    'app',
  ],
  [{ kind: 'image', tag: 'app:1' }, 'the image app:1'],
  [{ kind: 'image', tag: 'app:1', absent: true }, 'no image app:1'],
  [
    { kind: 'image', tag: 'app:2', compare: { with: 'app:1', same: true, layer: 'pip install' } },
    'the image app:2; the layer made by “pip install” to be the same in app:2 and app:1, taken from the cache',
  ],
  [{ kind: 'port', port: 80 }, 'something that listens on port 80'],
  [{ kind: 'port', port: 80, closed: true }, 'nothing that listens on port 80'],
  [
    { kind: 'http', port: 80, body: 'hi' },
    'at localhost:80/, an answer with status 200 that says “hi”',
  ],
  [{ kind: 'file', path: 'a.txt' }, 'the file a.txt'],
  [{ kind: 'dockerfile', instruction: 'COPY', absent: true }, 'no COPY instruction in Dockerfile'],
  [
    { kind: 'dockerfile', instruction: 'COPY', before: { instruction: 'RUN' } },
    'a COPY instruction before a RUN instruction in Dockerfile',
  ],
  [{ kind: 'event', type: 'image', action: 'pull', image: 'redis' }, 'the image redis pulled'],
  [
    { kind: 'registry', image: 'u/app', env: { A: '^b$' }, withoutEnv: ['SECRET'] },
    'in u/app, as it is in the registry, the variable A with “b”; in u/app, as it is in the registry, no variable SECRET',
  ],
  [{ kind: 'registry', image: 'u/app', absent: true }, 'no u/app in the registry'],
  [{ kind: 'sign-in' }, 'a sign-in to the registry'],
];

test.each(wants)('%j wants %s', (declared, wanted) => {
  const check = checkSchema.parse({ id: 'x', title: { en: 'X' }, ...declared });
  expect(sayAll(expectationsOf(check), 'en')).toContain(wanted);
  for (const language of languages) {
    expect(sayAll(expectationsOf(check), language)).toMatch(/\S/);
  }
});

test('of a file that is to match no answer is told, but what it stands after', () => {
  const file = (matches: string) =>
    checkSchema.parse({ id: 'x', title: { en: 'X' }, kind: 'file', path: 'answers.txt', matches });
  const said = (matches: string) => sayAll(expectationsOf(file(matches)), 'en');
  expect(said('^tag:[ \\t]*latest$')).toBe('in answers.txt, a line that begins with “tag:”');
  for (const plain of ['^port: 8080$', '^password: hunter2$', '^system: Debian GNU/Linux']) {
    expect(said(plain)).toBe('answers.txt with the content that is asked for');
  }
  expect(said('secret (word|phrase)')).toBe('answers.txt with the content that is asked for');
});
