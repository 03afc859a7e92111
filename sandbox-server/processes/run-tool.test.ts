import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { SetupError } from '../errors/setup-error.ts';
import { runTool } from './run-tool.ts';

const about = { purpose: 'Testing', remedy: 'Do it again.' };
const shell = (script: string) => ({ ...about, command: 'sh', arguments: ['-c', script] });

async function failureOf(run: Promise<unknown>): Promise<SetupError> {
  const error: unknown = await run.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof SetupError)) throw new Error(`expected a SetupError, found ${error}`);
  return error;
}

test('gives standard output, and tells lines of both streams as they come', async () => {
  const lines: string[] = [];
  const run = { ...shell('echo out; echo err >&2'), onLine: (line: string) => lines.push(line) };
  expect(await runTool(run)).toBe('out');
  expect(lines.sort()).toEqual(['err', 'out']);
});

test('a tool that fails is explained by its last lines', async () => {
  const error = await failureOf(runTool(shell('seq 100; echo "no space left" >&2; exit 3')));
  expect(error.message).toBe('Testing failed.');
  expect(error.why).toMatch(/exit code 3/);
  expect(error.why).toMatch(/no space left$/);
  expect(error.why).not.toMatch(/^50$/m);
  expect(error.remedy).toBe('Do it again.');
});

test('a tool that is missing is named', async () => {
  const error = await failureOf(
    runTool({ ...about, command: 'slipway-no-such-tool', arguments: [] }),
  );
  expect(error.why).toBe('The command "slipway-no-such-tool" is not installed.');
});

test('an abort ends the tool, and is no failure of it', async () => {
  const stopping = new AbortController();
  const lines: string[] = [];
  const running = runTool({
    ...shell('echo begun; exec sleep 60'),
    signal: stopping.signal,
    onLine: (line) => {
      lines.push(line);
      stopping.abort(new Error('enough'));
    },
  });
  await expect(running).rejects.toThrow('enough');
  expect(lines).toEqual(['begun']);
});

test('an abort ends what the tool has started, too', async () => {
  const stopping = new AbortController();
  let child = 0;
  const running = runTool({
    ...shell('sleep 60 & echo $!; wait'),
    signal: stopping.signal,
    onLine: (line) => {
      child = Number(line);
      stopping.abort(new Error('enough'));
    },
  });
  await expect(running).rejects.toThrow('enough');
  const state = () => readFile(`/proc/${child}/stat`, 'utf8').catch(() => 'gone');
  // Where nobody collects it, its number stays as a "Z" for a while.
  await expect.poll(state).toMatch(/^gone$|\) Z /);
});
