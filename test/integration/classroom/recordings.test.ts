import { readdir, readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { assignmentSchema } from '../../../protocol/assignment.ts';
import { classSchema } from '../../../protocol/class.ts';
import { submissionSchema } from '../../../protocol/submission.ts';
import { draftOf } from '../../support/assignment-world.ts';
import { ApiClient } from '../../support/api-client.ts';
import { testConfig } from '../../support/real-machines.ts';
import { ServerProcess } from '../../support/server-process.ts';
import { TerminalClient } from '../../support/terminal-client.ts';

let server: ServerProcess | undefined;

afterEach(async () => {
  await server?.stop();
  server = undefined;
}, 60_000);

async function start(): Promise<ApiClient> {
  server = await ServerProcess.start();
  return new ApiClient(server.url);
}

/** What the server has written of a session. */
async function written(folder: string): Promise<string> {
  const names = await readdir(folder).catch(() => []);
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('');
}

async function say(api: ApiClient, session: string, words: string, folder: string) {
  const terminal = await TerminalClient.open(api.url, session);
  await terminal.until(/learner@sandbox/);
  terminal.type(`echo ${words.toUpperCase()} | tr A-Z a-z\r`);
  await expect.poll(() => written(folder), { timeout: 20_000 }).toContain(words);
  terminal.close();
}

test('the recording of an attempt outlives a server that is killed, and the sleep of its machine', async () => {
  let api = await start();
  const made = await api.call('POST', '/api/classes', { name: 'Recorded', timeZone: 'UTC' });
  const path = `/api/classes/${classSchema.parse(made.body).id}/assignments`;
  const assignment = assignmentSchema.parse((await api.call('POST', path, draftOf())).body).id;
  const { id } = await api.start('hello-world');
  const folder = join(await realpath(testConfig().home), 'recordings', id);
  await say(api, id, 'first-words', folder);

  await server?.kill();
  api = await start();
  await api.until(id, 'ready');
  await say(api, id, 'second-words', folder);

  expect(await server?.stop()).toBe(0);
  api = await start();
  await api.call('POST', `/api/sessions/${id}/resume`);
  await api.until(id, 'ready');
  await say(api, id, 'third-words', folder);

  const answer = await api.call('POST', `/api/assignments/${assignment}/submissions`, {
    session: id,
  });
  const submission = submissionSchema.parse(answer.body);
  expect(submission.recordings).toContain('main');
  const cast = await api.call('GET', `/api/submissions/${submission.id}/recordings/main`);
  const [header, ...lines] = String(cast.body).trimEnd().split('\n');
  expect(JSON.parse(header ?? '')).toMatchObject({ version: 2 });
  const events = lines.map((line) => JSON.parse(line) as [number, string, string]);
  const times = events.map(([at]) => at);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  const shown = events.map(([, kind, data]) => (kind === 'm' ? '<mark>' : data)).join('');
  expect(shown).toMatch(/first-words[^]*<mark>[^]*second-words[^]*<mark>[^]*third-words/);

  await api.call('DELETE', `/api/sessions/${id}`);
  await expect.poll(() => readdir(folder).catch(() => 'gone'), { timeout: 10_000 }).toBe('gone');
  expect(await server?.stop()).toBe(0);
}, 180_000);
