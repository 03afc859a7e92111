import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { loadCourse } from '../course/load-course.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { createPreviewProxy } from '../previews/preview-proxy.ts';
import { MachinePool } from '../sessions/machine-pool.ts';
import { SessionClock } from '../sessions/session-clock.ts';
import { recoverSessions } from '../sessions/session-recovery.ts';
import { SessionService } from '../sessions/session-service.ts';
import { openSqlite } from '../storage/sqlite/open-sqlite.ts';
import { CleanUp } from './clean-up.ts';
import { listen } from './listen.ts';
import type { Machines } from './open-machines.ts';

export interface ServerOptions {
  readonly config: Config;
  /** State folder, locked. */
  readonly home: string;
  readonly machines: Machines;
  readonly lessonsFolder: string;
  /** Folder of the built site; null for the interface alone. */
  readonly siteFolder: string | null;
  readonly version: string;
  readonly log: Logger;
}

/** A server that listens. */
export interface OpenServer {
  readonly port: number;
  readonly sessions: SessionService;
  readonly pool: MachinePool;
  /** Hibernates every session, ends warm machines, and stops listening. */
  dispose(): Promise<void>;
}

/** Puts services and HTTP together over running machines. @throws ConfigError where the port is taken */
export async function openServer(options: ServerOptions): Promise<OpenServer> {
  const { config, home, machines, version, log } = options;
  const { driver, hostEngine } = machines;
  const cleanUp = new CleanUp();
  try {
    const catalogue = await loadCourse(options.lessonsFolder);
    for (const [slug, error] of catalogue.broken) log.error({ err: error, slug }, error.message);
    const storage = await openSqlite(`${home}/slipway.sqlite`);
    cleanUp.add(() => storage.close());
    const store = storage.sessions;
    const pool = new MachinePool(driver, {
      warm: config.warmMachines,
      capacity: config.capacity,
      log,
    });
    let port = config.port;
    const sessions = new SessionService({
      store,
      driver,
      pool,
      catalogue,
      idleMinutes: config.idleMinutes,
      previewAddress: () => ({ domain: config.previewDomain, port }),
      log,
    });
    cleanUp.add(() => pool.dispose());
    cleanUp.add(() => sessions.hibernateAll());
    const clock = new SessionClock({
      service: sessions,
      store,
      driver,
      keepDays: config.keepDays,
      log,
    });
    cleanUp.add(() => clock.dispose());
    const app = await createApp({
      sessions,
      previews: createPreviewProxy({
        lookup: async (key) => {
          const live = await sessions.findByPreviewKey(key);
          if (!live) return null;
          return {
            connect: (target, call) => driver.connectPort(live.machine.ref, target, call),
            publishedPorts: () => live.lastPorts,
          };
        },
        domain: config.previewDomain,
        log,
      }),
      health: () => ({
        status: hostEngine.isUp() ? 'ok' : 'degraded',
        version,
        hostEngine: hostEngine.isUp() ? 'up' : 'down',
        machines: {
          warm: pool.warm,
          running: pool.slots.taken,
          capacity: pool.slots.capacity,
        },
      }),
      siteFolder: options.siteFolder,
      loopbackOnly: config.loopbackOnly,
      accessKey: config.loopbackOnly ? undefined : config.accessKey,
      previewDomain: config.previewDomain,
      version,
      log,
    });
    cleanUp.add(() => app.dispose());
    await recoverSessions(sessions, { store, driver, log });
    hostEngine.events.on('down', () => sessions.hub.tellAll({ type: 'problem', problem: away() }));
    await listen(app.server, config);
    port = (app.server.address() as AddressInfo).port;
    pool.fill();
    clock.start();
    return { port, sessions, pool, dispose: () => cleanUp.run() };
  } catch (error) {
    await cleanUp.run();
    throw error;
  }
}

const away = () =>
  new SlipwayError('host-engine-down', 'The engine that machines run on stopped answering.', {
    remedy: 'Wait a few seconds: it is started again, and your machine goes on.',
  }).toProblem();
