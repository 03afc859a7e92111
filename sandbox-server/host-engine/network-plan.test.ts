import { expect, test } from 'vitest';
import { hostEngineId, machineNetwork, machineNetworks, planNetwork } from './network-plan.ts';

test('the same state folder has the same names, another has others', () => {
  expect(hostEngineId('/var/lib/slipway')).toBe(hostEngineId('/var/lib/slipway'));
  expect(hostEngineId('/var/lib/slipway')).not.toBe(hostEngineId('/tmp/other'));
});

test('a network that this computer has a route to is left alone', () => {
  const id = 'a1b2c3';
  const first = planNetwork(id, new Set());
  const second = planNetwork(id, new Set([first.block]));
  expect(second.block).not.toBe(first.block);
  expect([second.block >= 64, second.block < 128]).toEqual([true, true]);
});

test('a computer without a free network is told so', () => {
  const taken = new Set(Array.from({ length: 64 }, (_, index) => 64 + index));
  expect(() => planNetwork('a1b2c3', taken)).toThrow('No free network');
});

test('every machine has addresses of its own, within ours, and a bridge name that Linux takes', () => {
  const network = planNetwork('ffffff', new Set());
  const subnets = new Set<string>();
  for (let index = 0; index < machineNetworks; index++) {
    const { bridge, subnet, gateway } = machineNetwork(network, index);
    subnets.add(subnet);
    expect(bridge.length).toBeLessThanOrEqual(15);
    expect(gateway.startsWith(`10.${network.block}.`)).toBe(true);
    expect(Number(gateway.split('.')[2])).toBeGreaterThanOrEqual(128);
    expect(Number(gateway.split('.')[2])).toBeLessThanOrEqual(255);
  }
  expect(subnets.size).toBe(machineNetworks);
});
