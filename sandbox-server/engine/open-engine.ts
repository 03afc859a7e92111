import { EventEmitter } from 'node:events';
import { z } from 'zod';
import type { EngineState } from '../../protocol/engine.ts';
import {
  containerListAnswerSchema,
  networkListAnswerSchema,
  versionAnswerSchema,
  volumeListAnswerSchema,
} from './engine-answers.ts';
import {
  createEngineTransport,
  type EngineConnect,
  type EngineTransport,
} from './engine-transport.ts';
import { EventLog } from './event-log.ts';
import { followEvents } from './follow-events.ts';
import { negotiateApi } from './negotiate-api.ts';
import { createJsonReader, type ReadJson } from './read-json.ts';
import { createImageReader } from './read-images.ts';
import { toContainer } from './to-container.ts';
import type { Engine } from './engine.ts';

/**
 * Opens the engine that `connect` leads to, and follows its events from then on. Rejects with
 * `engine-unreachable`.
 */
export async function openEngine(connect: EngineConnect): Promise<Engine> {
  const transport = createEngineTransport(connect);
  const readJson = createJsonReader(transport);
  try {
    const answer = await readJson('/version', versionAnswerSchema);
    return followEngine(transport, readJson, `/v${negotiateApi(answer)}`);
  } catch (error) {
    transport.dispose();
    throw error;
  }
}

function followEngine(transport: EngineTransport, readJson: ReadJson, api: string): Engine {
  const log = new EventLog();
  const closing = new AbortController();
  const returns = new EventEmitter<{ return: [] }>();
  const readImages = createImageReader(readJson, api);
  void followEvents(transport, api, log, closing.signal, () => returns.emit('return'));

  async function state(): Promise<EngineState> {
    const [images, containerAnswers, volumes, networks] = await Promise.all([
      readImages(),
      readJson(`${api}/containers/json?all=1`, containerListAnswerSchema),
      readJson(`${api}/volumes`, volumeListAnswerSchema),
      readJson(`${api}/networks`, networkListAnswerSchema),
    ]);
    const containers = containerAnswers.map(toContainer);
    return {
      images,
      containers,
      ports: containers.flatMap((container) => container.ports),
      volumes: (volumes.Volumes ?? []).map(({ Name, Driver }) => ({ name: Name, driver: Driver })),
      networks: networks.map(({ Id, Name, Driver }) => ({ id: Id, name: Name, driver: Driver })),
    };
  }

  return {
    state,
    inspect: (kind, name) =>
      readJson(`${api}/${kind}s/${encodeURIComponent(name)}/json`, z.unknown()),
    events: () => log.events,
    onEvent: (listener) => log.listen(listener),
    onReturn(listener) {
      returns.on('return', listener);
      return () => returns.off('return', listener);
    },
    dispose() {
      closing.abort();
      transport.dispose();
    },
  };
}
