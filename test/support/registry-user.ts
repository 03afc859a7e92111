import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import { request } from 'node:https';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';

const manifestType = 'application/vnd.docker.distribution.manifest.v2+json';

export interface RegistryAnswer {
  readonly status: number;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

export interface RegistryCall {
  readonly body?: Buffer | string | Readable;
  readonly headers?: OutgoingHttpHeaders;
}

/** Where a registry listens, and what its name and certificate are. */
export interface RegistryPlace {
  readonly address?: string;
  readonly port: number;
  readonly ca: string;
  readonly host: string;
}

/** Speaks to a classroom registry over TLS, path and all exactly as given, as no Docker would. */
export class RegistryUser {
  readonly #place: RegistryPlace;
  readonly #authorization: string | undefined;

  constructor(
    place: RegistryPlace,
    account?: { readonly user: string; readonly password: string },
  ) {
    this.#place = place;
    this.#authorization =
      account && `Basic ${Buffer.from(`${account.user}:${account.password}`).toString('base64')}`;
  }

  call(
    method: string,
    path: string,
    { body, headers }: RegistryCall = {},
  ): Promise<RegistryAnswer> {
    const { address = '127.0.0.1', port, ca, host } = this.#place;
    return new Promise((resolve, reject) => {
      const call = request({
        ...{ host: address, port, ca, servername: host, method, path, agent: false },
        headers: {
          ...(this.#authorization && { authorization: this.#authorization }),
          ...headers,
        },
      });
      call.on('error', reject);
      call.on('response', (answer) => {
        text(answer).then(
          (words) =>
            resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: words }),
          reject,
        );
      });
      if (body instanceof Readable) pipeline(body, call).catch(reject);
      else call.end(body);
    });
  }

  /** Begins an upload and gives where it goes on. */
  async beginUpload(repository: string): Promise<string> {
    const begun = await this.call('POST', `/v2/${repository}/blobs/uploads/`);
    if (begun.status !== 202) throw new Error(`${begun.status}: ${begun.body}`);
    const { pathname, search } = new URL(String(begun.headers['location']));
    return pathname + search;
  }

  /** Gives the digest under which it is stored. */
  async pushBlob(repository: string, content: Buffer): Promise<string> {
    const digest = digestOf(content);
    const place = `${await this.beginUpload(repository)}&digest=${digest}`;
    const headers = { 'content-type': 'application/octet-stream' };
    const stored = await this.call('PUT', place, { body: content, headers });
    if (stored.status !== 201) throw new Error(`${stored.status}: ${stored.body}`);
    return digest;
  }

  /** Stores an image of one layer, and gives the digest of its manifest. */
  async pushImage(
    repository: string,
    tag: string,
    image: { readonly layer: Buffer; readonly config?: object },
  ): Promise<string> {
    const configuration = Buffer.from(
      JSON.stringify({
        ...{ architecture: 'amd64', os: 'linux', config: image.config ?? {} },
        rootfs: { type: 'layers', diff_ids: [digestOf(image.layer)] },
      }),
    );
    const descriptor = async (mediaType: string, content: Buffer) => ({
      mediaType,
      size: content.length,
      digest: await this.pushBlob(repository, content),
    });
    const manifest = JSON.stringify({
      schemaVersion: 2,
      mediaType: manifestType,
      config: await descriptor('application/vnd.docker.container.image.v1+json', configuration),
      layers: [await descriptor('application/vnd.docker.image.rootfs.diff.tar', image.layer)],
    });
    const stored = await this.putManifest(repository, tag, manifest);
    if (stored.status !== 201) throw new Error(`${stored.status}: ${stored.body}`);
    return digestOf(Buffer.from(manifest));
  }

  putManifest(repository: string, tag: string, body: string): Promise<RegistryAnswer> {
    const headers = { 'content-type': manifestType };
    return this.call('PUT', `/v2/${repository}/manifests/${tag}`, { body, headers });
  }

  /** Status of a manifest, asked for by tag or digest. */
  async statusOf(repository: string, reference: string): Promise<number> {
    const headers = { accept: manifestType };
    return (await this.call('GET', `/v2/${repository}/manifests/${reference}`, { headers })).status;
  }
}

/** `sha256:…` of these bytes. */
export function digestOf(content: Buffer): string {
  return `sha256:${createHash('sha256').update(content).digest('hex')}`;
}
