import { afterEach, expect, test } from 'vitest';
import { hostCommand } from '../../sandbox-server/processes/host-command.ts';
import { openRealMachines } from '../support/real-machines.ts';
import { runInMachine } from '../support/run-in-machine.ts';

/** Somebody else's, out of the network that the last run had. */
let address: string | undefined;
let machines: Awaited<ReturnType<typeof openRealMachines>> | undefined;

afterEach(async () => {
  await machines?.dispose();
  machines = undefined;
  if (address) await hostCommand('ip', ['address', 'delete', address, 'dev', 'lo']);
}, 60_000);

test('a server whose network became another’s starts on a new one, and machines reach it', async () => {
  machines = await openRealMachines();
  const { block } = machines.hostEngine.network;
  await machines.dispose();

  address = `10.${block}.255.1/32`;
  await hostCommand('ip', ['address', 'add', address, 'dev', 'lo']);
  machines = await openRealMachines();
  const { driver, hostEngine } = machines;
  expect(hostEngine.network.block).not.toBe(block);
  const ref = await driver.start();
  expect(await driver.addressOf(ref)).toMatch(new RegExp(`^10\\.${hostEngine.network.block}\\.`));
  const { code } = await runInMachine(driver, ref, 'docker run --rm hello-world');
  expect(code).toBe(0);
  await driver.destroy(ref);
}, 120_000);
