import { openAsBlob } from 'node:fs';
import { SetupError } from '../../errors/setup-error.ts';
import type { ImageDocument } from '../images/image-documents.ts';

/** A file or document to store under its digest. */
export type Blob =
  | { readonly digest: string; readonly file: string }
  | { readonly digest: string; readonly body: Buffer };

/**
 * Stores images in a registry through its HTTP API (distribution `docs/spec/api.md`). A blob that
 * another repository brought is mounted from there and not sent again.
 */
export class RegistryClient {
  readonly #url: string;
  readonly #signal: AbortSignal | undefined;
  /** Digest to the repository that it was first sent to. */
  readonly #sent = new Map<string, string>();

  constructor(url: string, signal?: AbortSignal) {
    this.#url = url;
    this.#signal = signal;
  }

  /** @throws SetupError where the registry refuses it */
  async putBlob(repository: string, blob: Blob): Promise<void> {
    const origin = this.#sent.get(blob.digest);
    const mount = origin ? `?mount=${blob.digest}&from=${origin}` : '';
    const begun = await this.#call('POST', `/v2/${repository}/blobs/uploads/${mount}`);
    if (begun.status === 201) return;
    const place = new URL(begun.headers.get('location') ?? '', this.#url);
    place.searchParams.set('digest', blob.digest);
    const body = 'file' in blob ? await openAsBlob(blob.file) : new Uint8Array(blob.body);
    await this.#call('PUT', place.href, body, 'application/octet-stream');
    this.#sent.set(blob.digest, repository);
  }

  /** Gives a manifest a name. Its blobs must be there. @throws SetupError where it is refused */
  async putManifest(repository: string, tag: string, manifest: ImageDocument): Promise<void> {
    const path = `/v2/${repository}/manifests/${tag}`;
    await this.#call('PUT', path, new Uint8Array(manifest.body), manifest.mediaType);
  }

  async #call(method: string, path: string, body?: BodyInit, type?: string): Promise<Response> {
    const answer = await fetch(new URL(path, this.#url), {
      method,
      ...(body !== undefined && { body }),
      ...(type !== undefined && { headers: { 'content-type': type } }),
      ...(this.#signal && { signal: this.#signal }),
    });
    const words = await answer.text();
    if (answer.ok) return answer;
    throw new SetupError('Storing an image in the registry failed.', {
      why: `${method} ${path} was answered ${answer.status}: ${words.trim()}`,
      remedy: 'Check that the disk has space left, then run it again.',
    });
  }
}
