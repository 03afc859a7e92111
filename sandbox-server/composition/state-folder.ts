import { mkdir, realpath } from 'node:fs/promises';
import { createServer } from 'node:net';
import { ConfigError } from '../config.ts';

/**
 * Takes a state folder for this process alone. The lock is an abstract socket, so it ends with the
 * process however that ends. @throws ConfigError where another server has it
 */
export async function lockStateFolder(folder: string): Promise<{ home: string; release(): void }> {
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const home = await realpath(folder);
  const lock = createServer().unref();
  await new Promise<void>((resolve, reject) => {
    lock.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EADDRINUSE') return reject(error);
      reject(
        new ConfigError(
          `Another Slipway server uses the state folder ${home}.\n` +
            '  Stop it, or give this one a folder of its own with SLIPWAY_HOME.',
        ),
      );
    });
    lock.listen(`\0slipway:${home}`, resolve);
  });
  return { home, release: () => lock.close() };
}
