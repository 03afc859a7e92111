import { request } from 'node:http';

/** How long an engine may take to answer. */
const timeout = 2_000;

/** Whether a Docker engine answers on a socket within two seconds. */
export function enginePings(socketPath: string): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request({ socketPath, path: '/_ping', timeout }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.on('timeout', () => asked.destroy(new Error('timeout')));
    asked.on('error', () => resolve(false));
    asked.end();
  });
}
