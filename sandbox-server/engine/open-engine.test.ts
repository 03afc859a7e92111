import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { EngineEvent } from '../../protocol/engine.ts';
import { RecordedEngine } from '../../test/doubles/recorded-engine.ts';
import type { Engine } from './engine.ts';
import { openEngine } from './open-engine.ts';

const recorded = new RecordedEngine();
const answers = structuredClone(recorded.answers);
let engine: Engine | undefined;

const container = {
  Id: '9a8ab3cc7165',
  Names: ['/other/alias', '/greeting'],
  Image: 'hello-world',
  ImageID: 'sha256:hello',
  Command: '/hello',
  Created: 1_795_000_000,
  State: 'exited',
  Status: 'Exited (137) 3 seconds ago',
  Ports: [],
  NetworkSettings: { Networks: { bridge: {} } },
  Mounts: [],
};
const image = { Id: 'sha256:hello', RepoTags: ['hello:1'], Size: 9, Created: 1_795_000_000 };
const die = (id: string, timeNano: number) => ({
  status: 'die',
  Type: 'container',
  Action: 'die',
  Actor: { ID: id, Attributes: { exitCode: '0', image: 'hello-world', name: id } },
  timeNano,
});

beforeEach(async () => {
  Object.assign(recorded.answers, structuredClone(answers));
  recorded.buffered = [];
  recorded.asked.length = 0;
  recorded.streams = 0;
  await recorded.listen();
});
afterEach(async () => {
  engine?.dispose();
  await recorded.close();
});

async function open(): Promise<Engine> {
  engine = await openEngine(recorded.connect);
  return engine;
}

describe('the state', () => {
  test('of an engine that holds nothing is empty', async () => {
    expect(await (await open()).state()).toEqual({
      images: [],
      containers: [],
      ports: [],
      volumes: [],
      networks: [],
    });
  });

  test('tells containers by their own name, with the exit code of their status', async () => {
    recorded.answers['/containers/json'] = [
      { ...container, Mounts: [{ Type: 'volume', Name: 'counter', Source: '/var/x' }] },
    ];
    expect((await (await open()).state()).containers).toMatchObject([
      { name: 'greeting', exitCode: 137, networks: ['bridge'], volumes: ['counter'], ports: [] },
    ]);
  });

  test('lists a published port once, though the engine has it for IPv4 and IPv6', async () => {
    const port = { PrivatePort: 5000, PublicPort: 8000, Type: 'tcp' };
    recorded.answers['/containers/json'] = [
      {
        ...container,
        State: 'running',
        Status: 'Up 8 seconds',
        Ports: [
          { ...port, IP: '::' },
          { ...port, IP: '0.0.0.0' },
          { PrivatePort: 9000, Type: 'tcp' },
          { ...port, IP: '0.0.0.0', PublicPort: 53, Type: 'udp' },
        ],
      },
    ];
    const state = await (await open()).state();
    expect(state.ports).toEqual([
      { port: 8000, containerPort: 5000, container: 'greeting', address: '0.0.0.0' },
    ]);
    expect(state.containers[0]?.exitCode).toBeNull();
  });

  test('joins the layers of an image, newest first, and asks for them once', async () => {
    recorded.answers['/images/json'] = [image, { ...image, Id: 'sha256:x', RepoTags: null }];
    recorded.answers['/images/sha256:hello/history'] = [
      { CreatedBy: 'ENTRYPOINT ["python"]', Size: 0 },
      { CreatedBy: 'COPY hello.py / # buildkit', Size: 9 },
      { CreatedBy: 'WORKDIR /app', Size: 0 },
      { CreatedBy: '/bin/sh -c #(nop)  ENV A=1', Size: 0 },
      { CreatedBy: 'RUN /bin/sh -c python -m pip install Flask # buildkit', Size: 7 },
    ];
    recorded.answers['/images/sha256:hello/json'] = {
      RootFS: { Type: 'layers', Layers: ['sha256:run', 'sha256:workdir', 'sha256:copy'] },
    };
    const { state } = await open();
    // The other image was removed between the list and the question for its layers.
    expect((await state()).images).toMatchObject([{ id: 'sha256:hello', tags: ['hello:1'] }]);
    const digests = (await state()).images[0]?.layers.map((layer) => layer.digest);
    expect(digests).toEqual(['', 'sha256:copy', 'sha256:workdir', '', 'sha256:run']);
    expect(recorded.asked.filter((path) => path.includes('hello/history'))).toHaveLength(1);
  });

  test('asked for many times at once takes two streams in all', async () => {
    const { state } = await open();
    await Promise.all(Array.from({ length: 20 }, () => state()));
    expect(recorded.streams).toBe(2);
  });
});

describe('the API version', () => {
  test('is ours where the engine has it, else the newest that the engine has', async () => {
    await (await open()).state();
    expect(recorded.asked).toContain('/v1.45/networks');
    engine?.dispose();
    recorded.answers['/version'] = { ApiVersion: '1.41', MinAPIVersion: '1.12' };
    await (await open()).state();
    expect(recorded.asked).toContain('/v1.41/networks');
  });

  test.each([
    ['1.40', '1.12'],
    ['1.99', '1.46'],
  ])('of an engine that speaks %s down to %s cannot be agreed on', async (newest, oldest) => {
    recorded.answers['/version'] = { ApiVersion: newest, MinAPIVersion: oldest };
    await expect(open()).rejects.toMatchObject({ code: 'engine-unreachable' });
  });
});

describe('an engine that cannot be reached', () => {
  test('is reported when it is opened', async () => {
    const lost = () => Promise.reject(new Error('no machine'));
    await expect(openEngine(lost)).rejects.toMatchObject({
      code: 'engine-unreachable',
      detail: { reason: 'Error: no machine' },
    });
  });

  test.each([
    ['fails', 500],
    ['answers no JSON', '<html>'],
    ['answers something else', [{ Id: 7 }]],
    ['answers without end', `["${'x'.repeat(17 * 1024 * 1024)}"]`],
  ])('or when it %s, and is asked again the next time', async (_, answer) => {
    const { state } = await open();
    recorded.answers['/networks'] = answer;
    await expect(state()).rejects.toMatchObject({ code: 'engine-unreachable' });
    recorded.answers['/networks'] = [];
    expect((await state()).networks).toEqual([]);
  });
});

describe('events', () => {
  test('of before are there, and new ones are told as they come', async () => {
    recorded.buffered = [die('first', 1e18)];
    const { events, onEvent } = await open();
    const told: EngineEvent[] = [];
    await vi.waitFor(() => expect(events()).toHaveLength(1));
    const stop = onEvent((event) => told.push(event));
    recorded.emit(die('second', 2e18));
    recorded.emit({ ...die('probe', 2e18), Action: 'exec_start: sh' });
    recorded.emit(die('third', 3e18));
    await vi.waitFor(() => expect(told.map((event) => event.id)).toEqual(['second', 'third']));
    expect(events().map((event) => event.id)).toEqual(['first', 'second', 'third']);
    expect(told[0]).toMatchObject({ type: 'container', action: 'die' });
    stop();
    recorded.emit(die('fourth', 4e18));
    await vi.waitFor(() => expect(events()).toHaveLength(4));
    expect(told).toHaveLength(2);
  });

  test('missed while the stream was broken come once it is back, each once', async () => {
    recorded.buffered = [die('first', 1_795_000_000_123 * 1e6)];
    const { events } = await open();
    await vi.waitFor(() => expect(events()).toHaveLength(1));
    recorded.buffered = [...recorded.buffered, die('missed', 1_795_000_001_000_000_000)];
    recorded.breakStreams();
    await vi.waitFor(() => expect(recorded.followers).toBe(1));
    recorded.emit(die('after', 1_795_000_002_000_000_000));
    await vi.waitFor(() => expect(events()).toHaveLength(3));
    expect(events().map((event) => event.id)).toEqual(['first', 'missed', 'after']);
    expect(recorded.asked).toContain('/v1.45/events?since=0.000');
    expect(recorded.asked).toContain('/v1.45/events?since=1795000000.123');
  });

  test('that are none are dropped', async () => {
    recorded.buffered = [{ message: 'no event' }, die('first', 1e18)];
    const { events } = await open();
    await vi.waitFor(() => expect(events()).toHaveLength(1));
  });
});

test('once disposed its streams are closed and calls are refused', async () => {
  const opened = await open();
  await vi.waitFor(() => expect(recorded.followers).toBe(1));
  opened.dispose();
  await vi.waitFor(() => expect(recorded.openStreams).toBe(0));
  await expect(opened.state()).rejects.toMatchObject({ code: 'engine-unreachable' });
});
