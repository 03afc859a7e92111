import { randomUUID } from 'node:crypto';
import { stringify } from 'yaml';

/** What a registry process serves, and how. */
export interface RegistryConfiguration {
  /** Folder of its store. */
  readonly store: string;
  readonly address: string;
  readonly port: number;
  /** `mirror` takes nothing in from clients and fetches what it lacks from `upstream`. */
  readonly role:
    | { readonly kind: 'writable' }
    | { readonly kind: 'read-only' }
    | { readonly kind: 'pull-through'; readonly upstream: string };
}

/** The configuration file of Debian's docker-registry (distribution 2.8), as YAML. */
export function registryConfiguration(options: RegistryConfiguration): string {
  const { role, store, port } = options;
  const address = options.address.includes(':') ? `[${options.address}]` : options.address;
  return stringify({
    version: 0.1,
    // Its line "listening on" tells us that it is ready, and is told at this level.
    log: { level: 'info', formatter: 'json', accesslog: { disabled: true } },
    storage: {
      filesystem: { rootdirectory: store },
      delete: { enabled: role.kind === 'pull-through' },
      maintenance: {
        uploadpurging: { enabled: false },
        readonly: { enabled: role.kind === 'read-only' },
      },
    },
    // Signs the state of uploads for this one process; without it every start warns.
    http: { addr: `${address}:${port}`, secret: randomUUID() },
    ...(role.kind === 'pull-through' && { proxy: { remoteurl: role.upstream } }),
  });
}
