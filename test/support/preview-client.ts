import { request } from 'node:http';

/** An answer that came through the preview proxy. */
export interface PreviewAnswer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** The `Host` of a preview: `previewUrl` as the session tells it, with a port filled in. */
export function previewHost(previewUrl: string, port: number): string {
  return new URL(previewUrl.replace('{port}', String(port))).host;
}

/** Asks the server at `url` for a page under another host name, as a browser does for a preview. */
export function getAs(
  url: string,
  host: string,
  path = '/',
  headers: Record<string, string> = {},
): Promise<PreviewAnswer> {
  const options = { port: new URL(url).port, host: '127.0.0.1', path, agent: false };
  return new Promise((resolve, reject) => {
    const asked = request({ ...options, headers: { host, ...headers } }, (answer) => {
      let body = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
      answer.on('error', reject);
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body });
      });
    });
    asked.on('error', reject);
    asked.end();
  });
}
