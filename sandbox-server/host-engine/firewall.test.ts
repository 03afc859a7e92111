import { expect, test } from 'vitest';
import { firewallChains, restoreText } from './firewall.ts';
import { planNetwork } from './network-plan.ts';

const network = planNetwork('a1b2c3', new Set());
const chains = firewallChains(network);
const rules = (name: string) => chains.find((chain) => chain.name.endsWith(name))?.rules ?? [];

test('chains carry our name, so that no rule of a user’s own Docker is touched', () => {
  for (const { name } of chains) expect(name).toMatch(/^SLIPWAY-a1b2c3-[A-Z]+$/);
  expect(restoreText(chains)).not.toMatch(/DOCKER|^:(INPUT|FORWARD|POSTROUTING)/m);
});

test('what machines may reach of this computer is listed, and the rest is rejected', () => {
  const allowed = rules('IN').filter((rule) => rule.endsWith('-j ACCEPT'));
  for (const rule of allowed) expect(rule).toMatch(/ESTABLISHED|-d 10\.\d+\.0\.1 /);
  expect(rules('IN').at(-1)).toMatch(/^-j REJECT/);
});

test('private, link-local and metadata addresses are rejected before the internet is accepted', () => {
  const out = rules('OUT');
  const accept = out.indexOf('-j ACCEPT');
  for (const range of ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '169.254.0.0/16']) {
    const reject = out.findIndex((rule) => rule.startsWith(`-d ${range} -j REJECT`));
    expect([range, reject >= 0 && reject < accept]).toEqual([range, true]);
  }
});

test('a packet with a borrowed source address is dropped first', () => {
  for (const name of ['IN', 'OUT']) expect(rules(name)[0]).toBe(`! -s ${network.subnet} -j DROP`);
});

test('nobody outside reaches into a machine', () => {
  expect(rules('BACK').at(-1)).toMatch(/^-j REJECT/);
});
