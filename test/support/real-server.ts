import { fileURLToPath } from 'node:url';
import { type OpenServer, openServer } from '../../sandbox-server/composition/open-server.ts';
import type { Config } from '../../sandbox-server/config.ts';
import type { Driver } from '../../sandbox-server/drivers/driver.ts';
import type { HostEngine } from '../../sandbox-server/host-engine/host-engine.ts';
import { openRealMachines, testConfig, testLog } from './real-machines.ts';

const lessons = fileURLToPath(new URL('../../lessons', import.meta.url));

/** A whole server on a port of its own, with real machines. */
export interface RealServer extends OpenServer {
  readonly url: string;
  readonly config: Config;
  readonly driver: Driver;
  readonly hostEngine: HostEngine;
  readonly home: string;
}

export interface RealServerOptions {
  readonly change?: Partial<Config>;
  readonly lessonsFolder?: string;
  readonly siteFolder?: string | null;
}

/** Opens a server as `npm start` does, but for the port and the state folder. */
export async function openRealServer(options: RealServerOptions = {}): Promise<RealServer> {
  const config = testConfig(options.change);
  const machines = await openRealMachines(config);
  try {
    const server = await openServer({
      config,
      home: machines.home,
      machines,
      lessonsFolder: options.lessonsFolder ?? lessons,
      siteFolder: options.siteFolder ?? null,
      version: 'test',
      log: testLog,
    });
    return {
      ...server,
      url: `http://localhost:${server.port}`,
      config,
      driver: machines.driver,
      hostEngine: machines.hostEngine,
      home: machines.home,
      async dispose() {
        await server.dispose();
        await machines.dispose();
      },
    };
  } catch (error) {
    await machines.dispose();
    throw error;
  }
}
