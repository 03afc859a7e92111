import type {
  EngineContainer,
  EngineEvent,
  EngineImage,
  EngineState,
} from '../../protocol/engine.ts';

const createdAt = '2026-11-21T09:00:00.000Z';

/** A container that has run to its end, but for what is given. */
export function containerOf(given: Partial<EngineContainer> = {}): EngineContainer {
  return {
    id: 'c1',
    name: 'upbeat_noyce',
    image: 'hello-world',
    imageId: 'sha256:hello',
    command: '/hello',
    state: 'exited',
    status: 'Exited (0) 2 seconds ago',
    exitCode: 0,
    createdAt,
    ports: [],
    networks: ['bridge'],
    volumes: [],
    ...given,
  };
}

/** A running container that publishes a port. */
export function serverOf(
  port: number,
  containerPort: number,
  given: Partial<EngineContainer> = {},
) {
  const name = given.name ?? 'upbeat_noyce';
  return containerOf({
    state: 'running',
    status: 'Up 2 seconds',
    exitCode: null,
    ports: [{ port, containerPort, container: name, address: '0.0.0.0' }],
    ...given,
  });
}

/** An image with the given layers: instruction and digest. */
export function imageOf(tag: string, id: string, layers: [string, string][] = []): EngineImage {
  return {
    id,
    tags: [tag],
    size: 1,
    createdAt,
    layers: layers.map(([createdBy, digest]) => ({ createdBy, digest, size: 1 })),
  };
}

/** An engine that holds nothing, but for what is given. */
export function stateOf(given: Partial<EngineState> = {}): EngineState {
  return { images: [], containers: [], ports: [], volumes: [], networks: [], ...given };
}

/** An event of a container. */
export function eventOf(action: string, given: Partial<EngineEvent> = {}): EngineEvent {
  return { type: 'container', action, id: 'c1', attributes: {}, at: createdAt, ...given };
}
