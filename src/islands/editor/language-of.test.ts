import { expect, test } from 'vitest';
import { languageOf } from './language-of.ts';

test.each([
  ['Dockerfile', 'dockerfile'],
  ['web/Dockerfile.dev', 'dockerfile'],
  ['api.Dockerfile', 'dockerfile'],
  ['app.py', 'python'],
  ['compose.yaml', 'yaml'],
  ['.bashrc', 'shell'],
  ['.env', 'shell'],
  ['run.sh', 'shell'],
  ['requirements.txt', 'plaintext'],
  ['Makefile', 'plaintext'],
  ['py', 'plaintext'],
])('%s is shown as %s', (path, language) => {
  expect(languageOf(path)).toBe(language);
});
