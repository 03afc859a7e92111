import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import { createApp } from '../app.ts';
import type { Config } from '../config.ts';
import { loadCourse } from '../course/load-course.ts';
import { watchCourse } from '../course/watch-course.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';
import { createPreviewProxy } from '../previews/preview-proxy.ts';
import { KeptWork } from '../progress/kept-work.ts';
import { ProgressService } from '../progress/progress-service.ts';
import { StartingPoints } from '../progress/starting-points.ts';
import { RegistryClock } from '../registry/registry-clock.ts';
import { MachinePool } from '../sessions/machine-pool.ts';
import { SessionClock } from '../sessions/session-clock.ts';
import { recoverSessions } from '../sessions/session-recovery.ts';
import { SessionService } from '../sessions/session-service.ts';
import { OwnLessonPages } from '../own-lesson-pages/own-lesson-pages.ts';
import { siteKey } from '../own-lesson-pages/site-key.ts';
import { announceStorage } from './announce-storage.ts';
import type { GradingService } from '../submissions/grading-service.ts';
import { CleanUp } from './clean-up.ts';
import { listen } from './listen.ts';
import type { Machines } from './open-machines.ts';
import { openClassroom } from './open-classroom.ts';
import { openOwnLessons, withoutPages } from './open-own-lessons.ts';
import type { OwnLessonTrials } from '../own-lessons/own-lesson-trials.ts';
import { openPeople } from './open-people.ts';
import { openStorage } from './open-storage.ts';

export interface ServerOptions {
  readonly config: Config;
  /** State folder, locked. */
  readonly home: string;
  readonly machines: Machines;
  readonly lessonsFolder: string;
  /** Reads lessons anew as they change, for those who write them. */
  readonly watchesLessons?: boolean;
  /** Folder of the built site; null for the interface alone. */
  readonly siteFolder: string | null;
  readonly version: string;
  readonly log: Logger;
  /** Of tests: what a password costs; what is safe where left out. */
  readonly passwordCost?: number;
}

/** A server that listens. */
export interface OpenServer {
  readonly port: number;
  readonly sessions: SessionService;
  readonly pool: MachinePool;
  readonly grading: GradingService;
  readonly lessonTrials: OwnLessonTrials;
  /** Opens the page that makes the first administrator, once; null where there is one. */
  readonly firstAdministratorToken: string | null;
  /** Hibernates every session, ends warm machines, and stops listening. */
  dispose(): Promise<void>;
}

const usualPorts = { http: 80, https: 443 };

/** Puts services and HTTP together over running machines. @throws ConfigError where the port is taken */
export async function openServer(options: ServerOptions): Promise<OpenServer> {
  const { config, home, machines, version, log } = options;
  const { driver, hostEngine, registry } = machines;
  const cleanUp = new CleanUp();
  try {
    const tellBroken = (error: Error) => log.error({ err: error }, error.message);
    const watched = options.watchesLessons
      ? await watchCourse(options.lessonsFolder, tellBroken)
      : undefined;
    if (watched) cleanUp.add(() => watched.dispose());
    const course = watched?.catalogue ?? (await loadCourse(options.lessonsFolder));
    for (const error of course.broken.values()) tellBroken(error);
    const opened = await openStorage({ databaseUrl: config.databaseUrl, home, log });
    const announced = announceStorage(opened);
    const { storage } = announced;
    cleanUp.add(() => storage.close());
    const store = storage.sessions;
    const pool = new MachinePool(driver, {
      warm: config.warmMachines,
      capacity: config.capacity,
      log,
    });
    const ownLessonPages = new OwnLessonPages({ home, siteKey });
    if (options.siteFolder !== null) await ownLessonPages.tidy();
    const ownLessons = openOwnLessons({
      ...{ storage, course, home, base: config.ownLessons, now: () => new Date(), log },
      machines: { pool, driver, registry, log },
      pages: options.siteFolder === null ? withoutPages : ownLessonPages,
      endSessions: (lesson) => sessions.stops.endLesson(lesson),
    });
    const { catalogue } = ownLessons;
    const progress = new ProgressService({
      store: storage.progress,
      keptWork: storage.keptWork,
      catalogue,
    });
    const keptWork = new KeptWork(storage.keptWork, log);
    let port = config.port;
    const scheme = config.publicUrl?.protocol === 'https:' ? 'https' : 'http';
    const sessions = new SessionService({
      store,
      driver,
      pool,
      catalogue,
      registry,
      progress,
      keptWork,
      startingPoints: new StartingPoints(catalogue, keptWork),
      idleMinutes: config.idleMinutes,
      previewAddress: () => ({
        scheme,
        domain: config.previewDomain,
        port: config.publicUrl ? Number(config.publicUrl.port || usualPorts[scheme]) : port,
      }),
      log,
    });
    cleanUp.add(() => pool.dispose());
    cleanUp.add(() => ownLessons.dispose());
    cleanUp.add(() => sessions.stops.hibernateAll());
    const clock = new SessionClock({
      service: sessions,
      store,
      driver,
      keepDays: config.keepDays,
      log,
    });
    cleanUp.add(() => clock.dispose());
    const registryClock = new RegistryClock({ registry, driver, log });
    cleanUp.add(() => registryClock.dispose());
    const people = await openPeople({
      ...{ config, storage, sessions, cleanUp, log },
      passwordCost: options.passwordCost,
    });
    const classroom = openClassroom({
      ...{ people, home, graders: config.graders },
      ...{ announced, catalogue, ownLessons, sessions, progress, pool, driver, cleanUp, log },
    });
    const app = await createApp({
      sessions,
      progress,
      classroom,
      previews: createPreviewProxy({
        lookup: async (key) => {
          const found = await sessions.findByPreviewKey(key);
          if (!found) return null;
          const { live, language } = found;
          return {
            language,
            connect: (target, call) => driver.connectPort(live.machine.ref, target, call),
            publishedPorts: () => live.lastPorts,
          };
        },
        domain: config.previewDomain,
        scheme,
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
      ownLessons: {
        folders: ownLessonPages.folders,
        maySee: (actor, slug) => ownLessons.access.maySee(actor, slug),
      },
      loopbackOnly: config.loopbackOnly,
      publicUrl: config.publicUrl,
      accessKey: config.loopbackOnly ? undefined : config.accessKey,
      previewDomain: config.previewDomain,
      version,
      log,
    });
    cleanUp.add(() => app.dispose());
    await ownLessons.load();
    await recoverSessions(sessions, { store, driver, log });
    hostEngine.events.on('down', () => sessions.hub.tellAll({ type: 'problem', problem: away() }));
    await listen(app.server, config);
    port = (app.server.address() as AddressInfo).port;
    pool.fill();
    clock.start();
    registryClock.start();
    await classroom.submissions.start();
    await ownLessons.start();
    const { firstAdministratorToken } = people;
    const { grading } = classroom.submissions;
    return {
      ...{ port, sessions, pool, grading, firstAdministratorToken },
      lessonTrials: ownLessons.trials,
      dispose: () => cleanUp.run(),
    };
  } catch (error) {
    await cleanUp.run();
    throw error;
  }
}

const away = () => new SlipwayError('host-engine-down', told('hostEngine.away')).toKept();
