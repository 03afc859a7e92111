import { expect, test } from 'vitest';
import { fileLanguage } from './file-language.ts';

test.each([
  ['Dockerfile', 'dockerfile'],
  ['greeter/Dockerfile.dev', 'dockerfile'],
  ['app.py', 'python'],
  ['requirements.txt', 'text'],
  ['.dockerignore', 'text'],
])('%s is highlighted as %s', (path, language) => {
  expect(fileLanguage(path)).toBe(language);
});
