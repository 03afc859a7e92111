import { request } from 'node:http';

/** Whether a Docker engine answers on a socket within `milliseconds`. */
export function enginePings(socketPath: string, milliseconds = 2_000): Promise<boolean> {
  return new Promise((resolve) => {
    const asked = request({ socketPath, path: '/_ping', timeout: milliseconds }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.on('timeout', () => asked.destroy(new Error('timeout')));
    asked.on('error', () => resolve(false));
    asked.end();
  });
}
