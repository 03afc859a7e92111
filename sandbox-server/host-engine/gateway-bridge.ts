import { writeFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import type { HostNetwork } from './host-engine.ts';
import { hostCommand } from '../processes/host-command.ts';
import { quietLinks } from './quiet-links.ts';

/** Makes the bridge that carries the gateway address. Done again, it changes nothing. */
export async function raiseGateway(network: HostNetwork): Promise<void> {
  const { bridge, gateway } = network;
  const present = await hostCommand('ip', ['link', 'show', 'dev', bridge]).catch(() => null);
  if (present === null) await hostCommand('ip', ['link', 'add', 'name', bridge, 'type', 'bridge']);
  const has = networkInterfaces()[bridge]?.some(({ address }) => address === gateway);
  if (!has) await hostCommand('ip', ['address', 'replace', `${gateway}/24`, 'dev', bridge]);
  await quietLinks(bridge);
  await hostCommand('ip', ['link', 'set', 'dev', bridge, 'up']);
  await writeFile('/proc/sys/net/ipv4/ip_forward', '1');
}

/** Removes every bridge of this host engine, the machines' too. */
export async function lowerBridges(network: HostNetwork): Promise<void> {
  const links = await hostCommand('ip', ['-brief', 'link', 'show', 'type', 'bridge']).catch(
    () => '',
  );
  const names = links
    .split('\n')
    .map((line) => line.split(/\s+/, 1)[0] ?? '')
    .filter((name) => name.startsWith(network.interfacePrefix));
  for (const name of names) {
    await hostCommand('ip', ['link', 'delete', 'dev', name]).catch(() => undefined);
  }
}
