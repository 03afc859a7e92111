import { gatewayPorts, type HostNetwork } from './host-engine.ts';
import { hostCommand } from '../processes/host-command.ts';

/** Private, link-local, carrier, loopback, multicast and reserved ranges: nothing there is public. */
const unreachable = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '169.254.0.0/16',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '0.0.0.0/8',
  '224.0.0.0/4',
  '240.0.0.0/4',
];

interface Chain {
  readonly table: 'filter' | 'nat';
  readonly name: string;
  /** The built-in chain that leads here, and for which packets. */
  readonly from: string;
  readonly match: string;
  readonly rules: readonly string[];
}

/**
 * The rules around machines, in chains of our own: a user's Docker never loses one of its rules,
 * nor do we of ours when it restarts.
 */
export function firewallChains(network: HostNetwork): Chain[] {
  const { id, gateway, subnet, interfacePrefix } = network;
  const { mirror, registry, packageIndex, nameService } = gatewayPorts;
  const services = [mirror, registry, packageIndex, nameService].join(',');
  const ours = `${interfacePrefix}+`;
  const established = '-m conntrack --ctstate ESTABLISHED,RELATED -j ACCEPT';
  return [
    {
      table: 'filter',
      name: `SLIPWAY-${id}-IN`,
      from: 'INPUT',
      match: `-i ${ours}`,
      rules: [
        `! -s ${subnet} -j DROP`,
        established,
        `-d ${gateway} -p tcp -m multiport --dports ${services} -j ACCEPT`,
        `-d ${gateway} -p udp --dport ${nameService} -j ACCEPT`,
        `-d ${gateway} -p icmp --icmp-type echo-request -j ACCEPT`,
        '-j REJECT --reject-with icmp-port-unreachable',
      ],
    },
    {
      table: 'filter',
      name: `SLIPWAY-${id}-OUT`,
      from: 'FORWARD',
      match: `-i ${ours}`,
      rules: [
        `! -s ${subnet} -j DROP`,
        established,
        ...unreachable.map((range) => `-d ${range} -j REJECT --reject-with icmp-admin-prohibited`),
        '-j ACCEPT',
      ],
    },
    {
      table: 'filter',
      name: `SLIPWAY-${id}-BACK`,
      from: 'FORWARD',
      match: `-o ${ours}`,
      rules: [established, '-j REJECT --reject-with icmp-admin-prohibited'],
    },
    {
      table: 'nat',
      name: `SLIPWAY-${id}-NAT`,
      from: 'POSTROUTING',
      match: `-s ${subnet}`,
      rules: [`! -o ${ours} -j MASQUERADE`],
    },
  ];
}

/** Text for `iptables-restore --noflush`: chains are made or emptied, then filled. */
export function restoreText(chains: readonly Chain[]): string {
  return (['filter', 'nat'] as const)
    .map((table) => {
      const of = chains.filter((chain) => chain.table === table);
      const made = of.map((chain) => `:${chain.name} - [0:0]`);
      const filled = of.flatMap((chain) => chain.rules.map((rule) => `-A ${chain.name} ${rule}`));
      return [`*${table}`, ...made, ...filled, 'COMMIT', ''].join('\n');
    })
    .join('');
}

const jump = (chain: Chain) => [chain.from, ...chain.match.split(' '), '-j', chain.name];

/** Puts the rules in place, ahead of all others. Done again, it changes nothing. */
export async function raiseFirewall(network: HostNetwork): Promise<void> {
  const chains = firewallChains(network);
  await hostCommand('iptables-restore', ['--noflush', '--wait'], restoreText(chains));
  for (const chain of chains) {
    const base = ['--wait', '-t', chain.table];
    const present = await succeeds('iptables', [...base, '-C', ...jump(chain)]);
    if (!present) await hostCommand('iptables', [...base, '-I', ...jump(chain)]);
  }
  for (const from of ['INPUT', 'FORWARD']) {
    const rule = [from, '-i', `${network.interfacePrefix}+`, '-j', 'DROP'];
    if (await succeeds('ip6tables', ['--wait', '-C', ...rule])) continue;
    await hostCommand('ip6tables', ['--wait', '-I', ...rule]);
  }
}

/** Takes the rules away again; what is not there is no error. */
export async function lowerFirewall(network: HostNetwork): Promise<void> {
  for (const chain of firewallChains(network)) {
    const base = ['--wait', '-t', chain.table];
    await succeeds('iptables', [...base, '-D', ...jump(chain)]);
    await succeeds('iptables', [...base, '-F', chain.name]);
    await succeeds('iptables', [...base, '-X', chain.name]);
  }
  for (const from of ['INPUT', 'FORWARD']) {
    await succeeds('ip6tables', [
      '--wait',
      '-D',
      from,
      '-i',
      `${network.interfacePrefix}+`,
      '-j',
      'DROP',
    ]);
  }
}

const succeeds = (file: string, args: string[]) =>
  hostCommand(file, args).then(
    () => true,
    () => false,
  );
