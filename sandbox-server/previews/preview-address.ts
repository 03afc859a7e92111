import type { PreviewHost } from './preview-host.ts';
import type { PreviewTarget } from './preview-target.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]', '0.0.0.0']);
const originPart = /^(?:https?:)?\/\/[^/?#\\]*/i;

/**
 * One preview as it is called in two worlds: by the browser, and by the app, which is to see what a
 * learner would type, `localhost:8000`, in every header that names it.
 */
export class PreviewAddress {
  /** Origin in the browser. */
  readonly origin: string;
  /** `Host` for the app. */
  readonly appHost: string;
  readonly port: number;
  readonly #originOf: (port: number) => string;

  constructor({ port, key }: PreviewHost, scheme: 'http' | 'https', hostHeader: string) {
    const domain = hostHeader.toLowerCase().slice(hostHeader.indexOf('.'));
    this.#originOf = (of) => `${scheme}://${of}-${key}${domain}`;
    this.port = port;
    this.origin = this.#originOf(port);
    this.appHost = port === 80 ? 'localhost' : `localhost:${port}`;
  }

  /** An `Origin` or `Referer` of the preview's own, as the app knows itself; others as they are. */
  toApp(address: string): string {
    const [origin = ''] = originPart.exec(address) ?? [];
    if (origin !== this.origin) return address;
    return `http://${this.appHost}${address.slice(origin.length)}`;
  }

  /** A `Location` that leads to this machine, as the browser can reach it; others as they are. */
  toBrowser(location: string, target: PreviewTarget): string {
    const [origin = ''] = originPart.exec(location) ?? [];
    const url = origin && URL.parse(location, 'http://localhost');
    if (!url || url.protocol !== 'http:' || !loopback.has(url.hostname)) return location;
    const port = this.#published(Number(url.port || 80), target);
    return this.#originOf(port) + location.slice(origin.length);
  }

  /** The app may name its port in the container, which is not one of the machine. */
  #published(named: number, target: PreviewTarget): number {
    const ports = target.publishedPorts?.() ?? [];
    if (ports.some(({ port }) => port === named)) return named;
    const isOurs = ports.some(
      ({ port, containerPort }) => port === this.port && containerPort === named,
    );
    return isOurs ? this.port : named;
  }
}
