import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openRealMachines } from '../support/real-machines.ts';

/** Names of the links that are plugged into a bridge. */
const pluggedInto = (bridge: string) => readdir(`/sys/class/net/${bridge}/brif`);

test.skipIf(!existsSync('/proc/sys/net/ipv6'))(
  'a machine that starts brings no address of IPv6, which would cut off a browser’s requests',
  async () => {
    const machines = await openRealMachines();
    try {
      const ref = await machines.driver.start();
      const { interfacePrefix } = machines.hostEngine.network;
      const all = await readdir('/sys/class/net');
      const bridges = all.filter((name) => name.startsWith(interfacePrefix));
      const links = (await Promise.all(bridges.map(pluggedInto))).flat();
      expect(links).toHaveLength(1);
      const [bridge] = bridges.filter((name) =>
        existsSync(`/sys/class/net/${name}/brif/${links[0]}`),
      );
      for (const link of [bridge, links[0]]) {
        const isOff = await readFile(`/proc/sys/net/ipv6/conf/${link}/disable_ipv6`, 'utf8');
        expect(isOff.trim()).toBe('1');
      }
      await machines.driver.destroy(ref);
    } finally {
      await machines.dispose();
    }
  },
  120_000,
);
