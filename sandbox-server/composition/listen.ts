import { createServer, type Server } from 'node:net';
import { type Config, ConfigError } from '../config.ts';

type Place = Pick<Config, 'host' | 'port'>;

/** Has a server listen where the configuration says. @throws ConfigError where that cannot be */
export function listen(server: Server, { host, port }: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(
        new ConfigError(
          error.code === 'EADDRINUSE'
            ? `Port ${port} on ${host} is in use.\n  Stop what uses it, or set PORT to another.`
            : `Cannot listen on ${host} port ${port}: ${error.message}.\n  Set HOST and PORT to others.`,
        ),
      );
    });
    server.listen(port, host, resolve);
  });
}

/** Tells at once what {@link listen} would tell after everything else was started. */
export async function assertCanListen(place: Place): Promise<void> {
  const trial = createServer();
  await listen(trial, place);
  await new Promise((resolve) => trial.close(resolve));
}
