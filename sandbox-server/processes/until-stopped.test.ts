import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';

const untilStopped = new URL('until-stopped.ts', import.meta.url).href;
/** Runs a tool as the server does, and needs a while to tidy up. */
const script = `
  import { execa } from 'execa';
  const { untilStopped } = await import(${JSON.stringify(untilStopped)});
  const stopped = untilStopped();
  const tool = execa('sleep', ['60'], { reject: false });
  console.log('ready');
  await stopped;
  console.log('stopping');
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  tool.kill();
  console.log('tidy');
`;

async function start() {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const says = (word: string) => expect.poll(() => output, { timeout: 15_000 }).toContain(word);
  await says('ready');
  const ended = once(child, 'close').then(([code, signal]) => code ?? signal);
  return { child, says, ended, output: () => output };
}

test('whoever is asked to stop while a tool runs tidies up', async () => {
  const { child, ended, output } = await start();
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(output()).toContain('tidy');
});

test('a terminal that is closed asks more than once, and stops no earlier', async () => {
  const { child, says, ended, output } = await start();
  child.kill('SIGHUP');
  await says('stopping');
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) child.kill(signal);
  expect(await ended).toBe(0);
  expect(output()).toContain('tidy');
});

test('another Ctrl-C after a while ends it at once', async () => {
  const { child, says, ended, output } = await start();
  child.kill('SIGINT');
  await says('stopping');
  await sleep(1_200);
  child.kill('SIGINT');
  expect(await ended).toBe(130);
  expect(output()).not.toContain('tidy');
});
