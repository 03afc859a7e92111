import Docker from 'dockerode';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { endLeftShells } from '../../sandbox-server/drivers/docker/left-shells.ts';
import type { MachineRef } from '../../sandbox-server/drivers/driver.ts';
import { openRealMachines, testLog } from '../support/real-machines.ts';

let machines: Awaited<ReturnType<typeof openRealMachines>>;
let ref: MachineRef;

beforeAll(async () => {
  machines = await openRealMachines();
  ref = await machines.driver.start();
}, 120_000);
afterAll(() => machines.dispose(), 60_000);

const endLeft = (before?: number) => {
  const { socketPath, network } = machines.hostEngine;
  return endLeftShells(new Docker({ socketPath }), network, testLog, before);
};

test('a look for left shells that comes late ends none of this server’s, and all that are older', async () => {
  const shell = await machines.driver.openTerminal(ref, { cols: 80, rows: 24 });
  let screen = '';
  shell.stream.on('data', (chunk: Buffer) => (screen += chunk.toString()));
  await expect.poll(() => screen, { timeout: 10_000 }).toMatch(/learner@sandbox.*\$ /);
  let ended = false;
  void shell.exited.then(() => (ended = true));

  await endLeft();
  shell.stream.write('echo still $((6 * 7))\n');
  await expect.poll(() => screen, { timeout: 10_000 }).toContain('still 42');
  expect(ended).toBe(false);

  await endLeft(Number.MAX_SAFE_INTEGER);
  await expect.poll(() => ended, { timeout: 10_000 }).toBe(true);
}, 60_000);
