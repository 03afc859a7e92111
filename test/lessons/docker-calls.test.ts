import { expect, test } from 'vitest';
import { dockerCalls } from './docker-calls.ts';

test.each([
  ['docker run hello-py:1.0', 'run', []],
  ['docker run -it --rm python:3-slim bash -l', 'run', ['--interactive', '--tty', '--rm']],
  ['docker run -v "$(pwd)":/app:ro -p 1:2 hello --all', 'run', ['--volume', '--publish']],
  ['docker container ls -aq', 'ps', ['--all', '--quiet']],
  ['docker logs -f web', 'logs', ['--follow']],
  ['docker build --progress=plain -t hello .', 'build', ['--progress', '--tag']],
])('%s is %s with its options', (line, verb, options) =>
  expect(dockerCalls(line)).toEqual([{ verb, options }]),
);

test('a call within a call is one of its own', () =>
  expect(dockerCalls('docker image rm $(docker image ls -aq) && docker ps')).toEqual([
    { verb: 'image rm', options: [] },
    { verb: 'image ls', options: ['--all', '--quiet'] },
    { verb: 'ps', options: [] },
  ]));
