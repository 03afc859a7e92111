import { batch, computed, signal, type ReadonlySignal } from '@preact/signals-core';
import type { PublishedPort } from '../../protocol/engine.ts';

/** Which published port the preview shows, and where in it. */
export class PreviewTarget {
  readonly #template: () => string;
  readonly #ports = signal<readonly PublishedPort[]>([]);
  readonly #chosen = signal<number | null>(null);
  readonly #path = signal('/');
  readonly #loads = signal(0);

  /** @param template The session's `previewUrl`, with `{port}` in it. */
  constructor(template: () => string, preferredPort: number | undefined) {
    this.#template = template;
    this.#chosen.value = preferredPort ?? null;
  }

  /** Published ports, each once, lowest first. */
  get ports(): ReadonlySignal<readonly PublishedPort[]> {
    return this.#ports;
  }
  get path(): ReadonlySignal<string> {
    return this.#path;
  }
  /** Goes up whenever the page must be loaded again at the same address. */
  get loads(): ReadonlySignal<number> {
    return this.#loads;
  }

  /** The chosen port where it is published, else the first that is; null where none is. */
  readonly port = computed(() => {
    const published = this.#ports.value;
    return published.find(({ port }) => port === this.#chosen.value) ?? published[0] ?? null;
  });

  readonly url = computed(() => {
    const published = this.port.value;
    return published && this.urlOf(published.port, this.#path.value);
  });

  /** Address of a path on a port of the session's machine. */
  urlOf(port: number, path: string): string {
    const origin = this.#template().replace('{port}', String(port));
    return new URL(path.replace(/^\/*/, '/'), origin).href;
  }

  publish(ports: readonly PublishedPort[]): void {
    const before = this.port.peek();
    const once = new Map(ports.map((published) => [published.port, published]));
    batch(() => {
      this.#ports.value = [...once.values()].sort((first, second) => first.port - second.port);
      // The same port from another container is another app.
      const now = this.port.peek();
      if (now?.port === before?.port && now?.container !== before?.container) this.reload();
    });
  }

  show(port: number, path = '/'): void {
    batch(() => {
      this.#chosen.value = port;
      this.#path.value = path === '' ? '/' : path;
      this.reload();
    });
  }

  /**
   * Shows a link that a program printed about itself. In a container it knows only the container's
   * port: where that one is not published under its own number, the port it is published as is meant.
   */
  showLocal({ port, path }: LocalTarget): void {
    const published = this.#ports.peek();
    const meant =
      published.find((candidate) => candidate.port === port) ??
      published.find(({ containerPort }) => containerPort === port);
    this.show(meant?.port ?? port, path);
  }

  reload(): void {
    this.#loads.value++;
  }
}

/** A port of the machine, or of a container in it, and a path there. */
export interface LocalTarget {
  port: number;
  path: string;
}

/** This machine, any address of it, and the networks that Docker gives to containers. */
const localHost =
  /^(?:localhost|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\]|172\.(?:1[6-9]|2\d|3[01])(?:\.\d+){2})$/;

/** Where a link leads that a program printed about itself; null for a link to anywhere else. */
export function localTarget(link: string): LocalTarget | null {
  if (!URL.canParse(link)) return null;
  const { protocol, hostname, port, pathname, search, hash } = new URL(link);
  if (!localHost.test(hostname) || protocol !== 'http:') return null;
  return { port: port === '' ? 80 : Number(port), path: `${pathname}${search}${hash}` };
}
