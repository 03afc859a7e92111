import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { Config } from '../../config.ts';
import { hostEnginePaths } from '../../host-engine/dockerd-arguments.ts';
import { enginePings } from '../../host-engine/engine-ping.ts';
import { hostEngineId } from '../../host-engine/network-plan.ts';
import { listLessonFolders } from '../../own-lessons/read-lesson-folder.ts';
import { failed, note, passed, type Requirement } from './requirement.ts';

/** The port that pages are served on, and the engine that machines run on. */
export function runningRequirements(config: Config): readonly Requirement[] {
  const { host, port, home, hostEngineSocket, ownLessons } = config;
  return [
    {
      title: `Port ${port}`,
      async check() {
        const problem = await tryToListen(host, port);
        if (problem === null) return passed('free');
        if (problem !== 'EADDRINUSE')
          return failed(problem, `Set HOST: ${host} is no address here.`);
        return (await isSlipway(host, port))
          ? passed('Slipway serves on it')
          : failed('taken', `End that program ("ss -ltnp" shows it), or set PORT to another one.`);
      },
    },
    {
      title: 'Host engine',
      async check() {
        const socket = hostEngineSocket ?? hostEnginePaths(home, hostEngineId(home)).socket;
        if (await enginePings(socket)) return passed(`answers on ${socket}`);
        return hostEngineSocket
          ? failed(`no answer on ${socket}`, 'Start that engine, or unset SLIPWAY_HOST_ENGINE.')
          : note('not running', 'npm start starts it.');
      },
    },
    ...(ownLessons === undefined ? [] : [ownLessonsFolder(ownLessons)]),
  ];
}

/** Whose folders instructors may name as lessons of their own; a zip does without it. */
function ownLessonsFolder(folder: string): Requirement {
  return {
    title: 'SLIPWAY_OWN_LESSONS',
    async check() {
      const isFolder = await stat(folder).then(
        (found) => found.isDirectory(),
        () => false,
      );
      const there = await listLessonFolders(folder);
      if (isFolder) return passed(`${folder}, folders: ${there.length}`);
      return note(`${folder}, which is no folder`, 'Make it, or unset SLIPWAY_OWN_LESSONS.');
    },
  };
}

/** The error's code, or null where the port can be had. */
function tryToListen(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message));
    server.listen(port, host, () => server.close(() => resolve(null)));
  });
}

async function isSlipway(host: string, port: number): Promise<boolean> {
  const name = host.includes(':') ? `[${host}]` : host;
  const answer = await fetch(`http://${name}:${port}/api/health`).catch(() => null);
  const body: unknown = await answer?.json().catch(() => null);
  return typeof body === 'object' && body !== null && 'hostEngine' in body;
}
