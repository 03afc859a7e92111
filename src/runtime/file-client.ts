import {
  fileListSchema,
  fileWrittenSchema,
  type FileList,
  type FileWritten,
} from '../../protocol/workspace.ts';
import type { HttpClient } from './http-client.ts';
import type { FileContent, FileStore, WriteCondition } from './lesson-runtime.ts';

/** The calls of one workspace; each throws `ProblemError`. */
export class FileClient implements FileStore {
  readonly #http: HttpClient;
  readonly #files: string;

  /** @param path of what the workspace belongs to, such as a session */
  constructor(http: HttpClient, path: string) {
    this.#http = http;
    this.#files = `${path}/files`;
  }

  list(): Promise<FileList> {
    return this.#http.json(fileListSchema, this.#files);
  }

  async read(path: string): Promise<FileContent> {
    const response = await this.#http.request(this.#address(path), { cache: 'no-store' });
    const bytes = new Uint8Array(await response.arrayBuffer());
    return { bytes, version: unquote(response.headers.get('etag') ?? '') };
  }

  /** Throws `file-changed` where `condition` does not hold. */
  write(path: string, text: string, condition: WriteCondition): Promise<FileWritten> {
    return this.#http.json(fileWrittenSchema, this.#address(path), {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream', ...conditionHeader(condition) },
      body: new TextEncoder().encode(text),
    });
  }

  async remove(path: string): Promise<void> {
    await this.#http.request(this.#address(path), { method: 'DELETE' });
  }

  #address(path: string): string {
    return `${this.#files}/${path.split('/').map(encodeURIComponent).join('/')}`;
  }
}

function conditionHeader(condition: WriteCondition): Record<string, string> {
  if (condition === 'any') return {};
  if (condition === 'absent') return { 'if-none-match': '*' };
  return { 'if-match': `"${condition.version}"` };
}

const unquote = (etag: string): string => etag.replace(/^(?:W\/)?"(.*)"$/, '$1');
