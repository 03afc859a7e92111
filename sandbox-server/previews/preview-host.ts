/** What a preview's host name says. */
export interface PreviewHost {
  /** Port on the machine. */
  readonly port: number;
  readonly key: string;
}

/**
 * Reads a `Host` header: `<port>-<key>.<domain>`, and any port after it, for the server may be
 * reached through a forwarded one. Null for whatever else.
 */
export function parsePreviewHost(host: string | undefined, domain: string): PreviewHost | null {
  const [name = '', serverPort = '80', ...rest] = (host ?? '').toLowerCase().split(':');
  if (rest.length > 0 || !isPort(serverPort) || !name.endsWith(`.${domain}`)) return null;
  const label = name.slice(0, -domain.length - 1);
  const [, port = '', key = ''] = /^(\d+)-([0-9a-f]{32})$/.exec(label) ?? [];
  return isPort(port) ? { port: Number(port), key } : null;
}

function isPort(text: string): boolean {
  return /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65535;
}
