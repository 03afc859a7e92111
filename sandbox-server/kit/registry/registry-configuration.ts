import { randomUUID } from 'node:crypto';
import { stringify } from 'yaml';

/** Where a registry process listens: on TCP, where port 0 is any free one, or on a Unix socket. */
export type RegistryPlace =
  { readonly address: string; readonly port: number } | { readonly socket: string };

/** What a registry process serves, and how. */
export type RegistryConfiguration = RegistryPlace & {
  /** Folder of its store. */
  readonly store: string;
  /**
   * `pull-through` takes nothing in from clients and fetches what it lacks from `upstream`.
   * `behind-door` takes what its door lets through, whose address clients know as `publicUrl`.
   */
  readonly role:
    | { readonly kind: 'writable' }
    | { readonly kind: 'read-only' }
    | { readonly kind: 'pull-through'; readonly upstream: string }
    | { readonly kind: 'behind-door'; readonly publicUrl: string };
};

/** The configuration file of Debian's docker-registry (distribution 2.8), as YAML. */
export function registryConfiguration(options: RegistryConfiguration): string {
  const { role, store } = options;
  const isBehindDoor = role.kind === 'behind-door';
  return stringify({
    version: 0.1,
    // Its line "listening on" tells us that it is ready, and is told at this level.
    log: { level: 'info', formatter: 'json', accesslog: { disabled: true } },
    storage: {
      filesystem: { rootdirectory: store },
      delete: { enabled: role.kind === 'pull-through' },
      maintenance: {
        // What a push that broke off left behind; elsewhere nothing is pushed while it serves.
        uploadpurging: isBehindDoor
          ? { enabled: true, age: '1h', interval: '1h', dryrun: false }
          : { enabled: false },
        readonly: { enabled: role.kind === 'read-only' },
      },
    },
    // Signs the state of uploads for this one process; without it every start warns.
    http: {
      ...listenOn(options),
      secret: randomUUID(),
      ...(isBehindDoor && { host: role.publicUrl }),
    },
    ...(role.kind === 'pull-through' && { proxy: { remoteurl: role.upstream } }),
  });
}

function listenOn(place: RegistryPlace) {
  if ('socket' in place) return { net: 'unix', addr: place.socket };
  const address = place.address.includes(':') ? `[${place.address}]` : place.address;
  return { addr: `${address}:${place.port}` };
}
