import { expect, test } from 'vitest';
import { fullImageName, isSameImageName } from './image-name.ts';

test.each([
  ['python', 'docker.io/library/python:latest'],
  ['python:3', 'docker.io/library/python:3'],
  ['library/python', 'docker.io/library/python:latest'],
  ['docker.io/python', 'docker.io/library/python:latest'],
  ['docker.io/library/python:latest', 'docker.io/library/python:latest'],
  ['index.docker.io/library/python', 'docker.io/library/python:latest'],
  ['anna/hello:1.0', 'docker.io/anna/hello:1.0'],
  ['registry.class/anna/hello', 'registry.class/anna/hello:latest'],
  ['registry:5000/hello', 'registry:5000/hello:latest'],
  ['localhost/hello', 'localhost/hello:latest'],
  ['registry:2', 'docker.io/library/registry:2'],
  ['python@sha256:abc', 'docker.io/library/python@sha256:abc'],
])('%s is %s', (name, full) => expect(fullImageName(name)).toBe(full));

test('another tag is another image', () => {
  expect(isSameImageName('python', 'docker.io/library/python:latest')).toBe(true);
  expect(isSameImageName('python', 'python:3')).toBe(false);
});
