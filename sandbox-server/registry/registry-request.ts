/** What a call to the registry's HTTP interface is about, see `registry-request.ts`. */
export type RegistryRequest =
  /** `/v2/`: whether it is a registry, and whether one is signed in. */
  | { readonly kind: 'base' }
  | {
      readonly kind: 'manifest' | 'blob' | 'upload' | 'tags';
      readonly repository: string;
      /** Path and query as they are passed on: what was not understood is not in it. */
      readonly target: string;
      /** Of an upload that has begun. */
      readonly upload?: string;
      /** The method changes something. */
      readonly writes: boolean;
    };

const component = '[a-z0-9]+(?:(?:\\.|__?|-+)[a-z0-9]+)*';
const repository = new RegExp(`^${component}(?:/${component})*$`);
const digest = '[a-z0-9]+:[a-f0-9]{32,128}';
const reference = new RegExp(`^(?:[A-Za-z0-9_][A-Za-z0-9._-]{0,127}|${digest})$`);
const longestRepository = 255;

const shapes = [
  {
    kind: 'manifest',
    path: /^(.+)\/manifests\/([^/]+)$/,
    last: reference,
    methods: 'GET HEAD PUT',
  },
  {
    kind: 'blob',
    path: /^(.+)\/blobs\/([^/]+)$/,
    last: new RegExp(`^${digest}$`),
    methods: 'GET HEAD',
  },
  { kind: 'upload', path: /^(.+)\/blobs\/uploads\/()$/, last: /^$/, methods: 'POST' },
  {
    kind: 'upload',
    path: /^(.+)\/blobs\/uploads\/([^/]+)$/,
    last: /^[a-f0-9-]{36}$/,
    methods: 'GET PATCH PUT DELETE',
  },
  { kind: 'tags', path: /^(.+)\/tags\/(list)$/, last: /^list$/, methods: 'GET' },
] as const;
/** The rest of the interface's parameters, such as those of paging, nobody here needs. */
const parameters = ['mount', 'from', 'digest', '_state'];

/**
 * Reads a call by the grammar of https://distribution.github.io/distribution/spec/api/. Null for
 * anything else: names that leave the store, other encodings of a path, `_catalog`, deletion.
 */
export function readRegistryRequest(method: string, url: string): RegistryRequest | null {
  const [path = '', query = ''] = url.split(/\?(.*)/s);
  const isRead = method === 'GET' || method === 'HEAD';
  if (path === '/v2/' || path === '/v2') return isRead ? { kind: 'base' } : null;
  if (!path.startsWith('/v2/')) return null;
  for (const shape of shapes) {
    const [, name = '', last = ''] = shape.path.exec(path.slice('/v2/'.length)) ?? [];
    if (!shape.methods.split(' ').includes(method) || !shape.last.test(last)) continue;
    if (name.length > longestRepository || !repository.test(name)) continue;
    const kept = new URLSearchParams();
    const given = new URLSearchParams(query);
    for (const parameter of parameters) {
      const value = given.get(parameter);
      if (value !== null) kept.set(parameter, value);
    }
    return {
      kind: shape.kind,
      repository: name,
      target: `${path}${kept.size > 0 ? `?${kept}` : ''}`,
      writes: !isRead,
      ...(shape.kind === 'upload' && last !== '' && { upload: last }),
    };
  }
  return null;
}

/** Whose a repository is: `learner-k3x9q2w` of `learner-k3x9q2w/greeting`; null for nobody's. */
export function ownerOf(name: string): string | null {
  const slash = name.indexOf('/');
  return slash < 1 ? null : name.slice(0, slash);
}
