import { pino } from 'pino';
import { describe, expect, test, vi } from 'vitest';
import {
  agentDriver,
  dyingAgent,
  emptyAgent,
  escapingAgent,
  floodingAgent,
  fourGigabyteAgent,
  garbageAgent,
  hugeHeaderAgent,
  inventingAgent,
  mutteringAgent,
  neverAnsweringAgent,
  silentAgent,
  twiceAnsweringAgent,
  wrongIdAgent,
} from '../../test/doubles/misbehaving-agents.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { openWorkspace, type OpenWorkspaceOptions } from './open-workspace.ts';

const ref = { driver: 'double', id: 'one' };
const log = pino({ level: 'silent' });
const content = Buffer.from('x');
const open = (options: Pick<OpenWorkspaceOptions, 'driver' | 'signal' | 'deadlineMs'>) =>
  openWorkspace({ ref, log, ...options });
const problem = (code: string) => expect.objectContaining({ name: 'SlipwayError', code });

describe('a hostile or broken agent', () => {
  test.each([
    ['dies', dyingAgent],
    ['announces 4 GB', fourGigabyteAgent],
    ['announces a header of 4 GB', hugeHeaderAgent],
    ['says what is not JSON', garbageAgent],
    ['answers to another call', wrongIdAgent],
    ['lists a file outside the workspace', escapingAgent],
    ['answers with a code that is not its own', inventingAgent],
    ['floods us with events', floodingAgent],
  ])('that %s is dropped, and another one answers the question', async (_what, agent) => {
    const driver = agentDriver(agent, emptyAgent);
    const workspace = await open({ driver });
    expect(await workspace.list()).toEqual({ files: [], truncated: false });
    expect(driver).toMatchObject({ started: 2, disposed: 1 });
    workspace.dispose();
  });

  test('that answers twice is dropped after the first answer', async () => {
    const driver = agentDriver(twiceAnsweringAgent, emptyAgent);
    const workspace = await open({ driver });
    expect(await workspace.write('a', content)).toEqual({ path: 'a', version: '1' });
    await vi.waitFor(() => expect(driver.disposed).toBe(1));
    workspace.dispose();
  });

  test('that never answers costs the call, not the workspace', async () => {
    const driver = agentDriver(neverAnsweringAgent, emptyAgent);
    const workspace = await open({ driver, deadlineMs: 50 });
    await expect(workspace.list()).rejects.toEqual(problem('deadline-exceeded'));
    expect(await workspace.list()).toEqual({ files: [], truncated: false });
    workspace.dispose();
  });

  test('that dies over a change does not make the change twice', async () => {
    const driver = agentDriver(dyingAgent, emptyAgent);
    const workspace = await open({ driver });
    await expect(workspace.write('a', content)).rejects.toEqual(problem('machine-failed'));
    await workspace.write('a', content);
    workspace.dispose();
  });

  test('that dies again and again is given up, in plain words', async () => {
    const driver = agentDriver(dyingAgent);
    const workspace = await open({ driver });
    for (let count = 0; count < 5; count += 1)
      await expect(workspace.list()).rejects.toEqual(problem('machine-failed'));
    await expect(workspace.list()).rejects.toThrow('again and again');
    expect(driver.started).toBe(5);
    workspace.dispose();
  });

  test('that fills its error output is read all the same', async () => {
    const workspace = await open({ driver: agentDriver(mutteringAgent) });
    expect(await workspace.list()).toEqual({ files: [], truncated: false });
    workspace.dispose();
  });

  test('that does not read is not buried in calls', async () => {
    const workspace = await open({ driver: agentDriver(neverAnsweringAgent) });
    const large = Buffer.alloc(8 << 20);
    const writes = Array.from({ length: 9 }, () => workspace.write('a', large));
    const results = await Promise.allSettled([...writes.slice(8), workspace.write('a', large)]);
    for (const result of results)
      expect(result).toEqual({ status: 'rejected', reason: problem('rate-limited') });
    workspace.dispose();
    await Promise.allSettled(writes);
  });
});

describe('opening', () => {
  test('rejects where no agent gets ready', async () => {
    const driver = agentDriver(silentAgent);
    await expect(open({ driver, deadlineMs: 50 })).rejects.toEqual(problem('machine-failed'));
    expect(driver.disposed).toBe(1);
  });

  test('rejects with what the driver says', async () => {
    const lost = new SlipwayError('machine-lost', 'This machine is gone.');
    const driver = { exec: () => Promise.reject(lost) };
    await expect(open({ driver })).rejects.toBe(lost);
  });

  test('leaves nothing behind when it is given up', async () => {
    const driver = agentDriver(silentAgent);
    const abort = new AbortController();
    const opening = open({ driver, signal: abort.signal });
    await vi.waitFor(() => expect(driver.started).toBe(1));
    abort.abort(new Error('the learner left'));
    await expect(opening).rejects.toThrow('the learner left');
    expect(driver.disposed).toBe(1);
  });
});

describe('a workspace that is closed', () => {
  test('rejects what is under way and what comes later, and starts nothing', async () => {
    const driver = agentDriver(neverAnsweringAgent);
    const workspace = await open({ driver });
    const list = workspace.list();
    await Promise.resolve();
    workspace.dispose();
    await expect(list).rejects.toEqual(problem('machine-failed'));
    await expect(workspace.read('a')).rejects.toEqual(problem('machine-failed'));
    expect(driver).toMatchObject({ started: 1, disposed: 1 });
  });
});

describe('placing files', () => {
  test('refuses more than fits into one message', async () => {
    const workspace = await open({ driver: agentDriver(emptyAgent) });
    const large = Buffer.alloc(8 << 20);
    const files = Array.from({ length: 5 }, (_, index) => ({ path: `${index}`, content: large }));
    await expect(workspace.place(files)).rejects.toEqual(problem('file-too-large'));
    workspace.dispose();
  });
});
