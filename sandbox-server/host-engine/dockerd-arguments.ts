import type { HostNetwork, UserRange } from './host-engine.ts';

/** Files and folders of one host engine. */
export interface HostEnginePaths {
  /** Images, containers, networks: under the state folder. */
  readonly dataRoot: string;
  /** Sockets and pidfiles: on a tmpfs, and short, for a socket's path has 107 bytes at most. */
  readonly runFolder: string;
  readonly socket: string;
  readonly pidFile: string;
  readonly log: string;
}

/** Where a host engine keeps its files. */
export function hostEnginePaths(home: string, id: string): HostEnginePaths {
  const runFolder = `/run/slipway/${id}`;
  return {
    dataRoot: `${home}/host-engine`,
    runFolder,
    socket: `${runFolder}/docker.sock`,
    pidFile: `${runFolder}/docker.pid`,
    log: `${home}/host-engine.log`,
  };
}

/** With user namespaces dockerd keeps pipes of machines in a twin of its run folder. */
export function remappedRunFolder(id: string, { uidBase, gidBase }: UserRange): string {
  const twin = `.${uidBase}.${gidBase}`;
  return `/run/slipway${twin}/${id}${twin}`;
}

/**
 * Arguments of the host engine's `dockerd`. It makes no firewall rules (ours are in chains of our
 * own), and leaves machines running when it dies, so that its death costs no learner anything.
 */
export function dockerdArguments(paths: HostEnginePaths, network: HostNetwork): string[] {
  return [
    ...['--data-root', paths.dataRoot],
    ...['--exec-root', `${paths.runFolder}/exec`],
    ...['--pidfile', paths.pidFile],
    ...['--host', `unix://${paths.socket}`],
    ...['--config-file', `${paths.runFolder}/daemon.json`],
    ...['--userns-remap', 'slipway'],
    ...['--bridge', network.bridge],
    ...['--cgroup-parent', `/slipway-${network.id}`],
    ...['--exec-opt', 'native.cgroupdriver=cgroupfs'],
    ...['--log-driver', 'json-file'],
    ...['--log-opt', 'max-size=256k'],
    '--live-restore',
    '--iptables=false',
    '--ip6tables=false',
    '--ip-masq=false',
    '--userland-proxy=false',
  ];
}
