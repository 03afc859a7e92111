import { once } from 'node:events';
import type Docker from 'dockerode';
import { WebSocket } from 'ws';
import { type Session, sessionSchema } from '../../protocol/session.ts';
import { machineLabel } from '../../sandbox-server/drivers/docker/machine-container.ts';
import type { BenchServer } from './bench-server.ts';

/** Starts a lesson and waits for its machine as the site does: by the session's events. */
export async function startSession(server: BenchServer, lesson = 'hello-world'): Promise<Session> {
  const { status, body } = await server.api.call('POST', '/api/sessions', {
    lesson,
    from: 'start',
  });
  if (status >= 300) throw new Error(`a session was refused: ${JSON.stringify(body)}`);
  const session = sessionSchema.parse(body);
  if (session.state === 'ready') return session;
  const address = `${server.api.url.replace('http', 'ws')}/api/sessions/${session.id}/events`;
  const socket = new WebSocket(address);
  try {
    for (;;) {
      const [data] = (await once(socket, 'message')) as [Buffer];
      const event = JSON.parse(data.toString()) as { type: string; session?: Session };
      if (event.session?.state === 'ready') return event.session;
      if (event.session?.state === 'failed') throw new Error(JSON.stringify(event.session));
    }
  } finally {
    socket.terminate();
  }
}

/** Ends a session; gives the milliseconds that it took. */
export async function endSession(server: BenchServer, { id }: Session): Promise<number> {
  const started = performance.now();
  await server.api.call('DELETE', `/api/sessions/${id}`);
  return performance.now() - started;
}

/** The containers of all machines that run. */
export async function machineContainers({ docker }: BenchServer): Promise<Docker.Container[]> {
  const found = await docker.listContainers({ filters: { label: [machineLabel] } });
  return found.map(({ Id }) => docker.getContainer(Id));
}

/** The container of the one machine that runs. */
export async function onlyMachine(server: BenchServer): Promise<Docker.Container> {
  const [container, ...others] = await machineContainers(server);
  if (container && others.length === 0) return container;
  throw new Error(`expected one machine, found ${others.length + (container ? 1 : 0)}`);
}
