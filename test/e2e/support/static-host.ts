import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

/** What a host of files does, and no more. */
export class StaticHost {
  readonly #folder: string;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #server: Server;
  /** Paths that were asked for. */
  readonly asked: string[] = [];

  /** @param headers sent with every answer, as those hosts do that can be told to */
  constructor(folder: string, headers: Readonly<Record<string, string>> = {}) {
    this.#folder = folder;
    this.#headers = headers;
    this.#server = createServer((request, response) => {
      const path = decodeURIComponent(new URL(request.url ?? '/', 'http://host').pathname);
      this.asked.push(path);
      void this.#file(path).then((file) => {
        if (file === null) return response.writeHead(404).end();
        const type = types[extname(file)] ?? 'application/octet-stream';
        response.writeHead(200, { ...this.#headers, 'content-type': type });
        return createReadStream(file).pipe(response);
      });
    });
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  /** The file of an address, the `index.html` of a folder; null where there is none. */
  async #file(path: string): Promise<string | null> {
    const file = join(this.#folder, normalize(path), path.endsWith('/') ? 'index.html' : '');
    const found = await stat(file).catch(() => null);
    return found?.isFile() ? file : null;
  }
}
