import { readdir, writeFile } from 'node:fs/promises';

/**
 * Takes IPv6, which machines do not have, off a bridge of ours and the links into machines before the
 * kernel gives them addresses, a second later. A browser on this computer would notice: Chromium
 * fails the requests that are on their way whenever an address comes or goes (ERR_NETWORK_CHANGED).
 */
export async function quietLinks(bridge: string): Promise<void> {
  const links = await readdir(`/sys/class/net/${bridge}/brif`).catch(unlessAbsent);
  await Promise.all(
    [bridge, ...(links ?? [])].map((link) =>
      writeFile(`/proc/sys/net/ipv6/conf/${link}/disable_ipv6`, '1').catch(unlessAbsent),
    ),
  );
}

/** There is no IPv6 on this computer, or the bridge is an attached engine's and not to be seen here. */
function unlessAbsent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}
