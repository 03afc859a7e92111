import { EventEmitter } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type OpenServer, openServer } from '../../sandbox-server/composition/open-server.ts';
import type { Machines } from '../../sandbox-server/composition/open-machines.ts';
import type { Config } from '../../sandbox-server/config.ts';
import { testConfig, testLog } from './real-machines.ts';

const lessons = fileURLToPath(new URL('../../lessons', import.meta.url));

/** A whole server on a port of its own, on a host whose engine is away. */
export interface ServerWithoutMachines extends OpenServer {
  readonly url: string;
  readonly home: string;
}

/**
 * Opens a server in milliseconds for all that needs no machine: everything is real but the host
 * engine, which is down, so that sessions fail as they do then. SQLite is in a temporary folder.
 */
export async function openServerWithoutMachines(
  options: { change?: Partial<Config>; siteFolder?: string } = {},
): Promise<ServerWithoutMachines> {
  const home = await mkdtemp(join(tmpdir(), 'slipway-server-'));
  const config = { ...testConfig({ warmMachines: 0, ...options.change }), home };
  const server = await openServer({
    config,
    home,
    machines: awayMachines(),
    lessonsFolder: lessons,
    siteFolder: options.siteFolder ?? null,
    version: 'test',
    log: testLog,
    passwordCost: 10,
  });
  return {
    ...server,
    home,
    url: `http://localhost:${server.port}`,
    async dispose() {
      await server.dispose();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** What is left of machines when their host engine is away. */
function awayMachines(): Machines {
  const away = async () => {
    throw new Error('The host engine of this server is away.');
  };
  return {
    driver: {
      ...{ name: 'away', start: away, resume: away, exec: away, openTerminal: away },
      ...{ addressOf: away, connectPort: away, connectEngine: away },
      ...{ hibernate: async () => {}, destroy: async () => {}, dispose: async () => {} },
      inspect: async () => 'gone',
      list: async () => [],
    },
    hostEngine: { events: new EventEmitter(), isUp: () => false } as never,
    kit: {} as never,
    registry: { sweep: async () => {}, dispose: async () => {} } as never,
    dispose: async () => {},
  };
}
