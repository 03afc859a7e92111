import { vi } from 'vitest';
import { BrowserRuntime } from '../../../src/runtime/browser/browser-runtime.ts';
import { BundledFiles } from '../../../src/runtime/recordings/bundled-files.ts';
import { RecordedRuntime } from '../../../src/runtime/recordings/recorded-runtime.ts';
import { Timeline } from '../../../src/runtime/recordings/timeline.ts';
import { startSession } from '../../../src/runtime/start-session.ts';
import { WorkspaceFiles } from '../../../src/runtime/workspace-files.ts';
import { InMemoryServer } from '../../doubles/in-memory-server.ts';
import { ObedientContainer } from '../../doubles/obedient-container.ts';
import { helloFile, lesson, type RuntimeTrial } from './runtime-trial.ts';

const prompt = '\u001b[?2004hlearner@sandbox:~/app$ ';
const run = (command: string, id: string) => ({ id, command, terminal: 'two', interrupt: false });

async function openSession(): Promise<RuntimeTrial> {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  });
  vi.stubGlobal('window', new EventTarget());
  const printed = new Map<string, string>();
  const server = new InMemoryServer((socket, name) => {
    const print = (text: string) => {
      printed.set(name, (printed.get(name) ?? '') + text);
      socket.send(Buffer.from(text));
    };
    socket.send(JSON.stringify({ type: 'screen', cols: 80, rows: 24 }));
    socket.send(Buffer.from(printed.get(name) ?? ''));
    if (!printed.has(name)) print(prompt);
    socket.on('message', (data) => {
      const frame = JSON.parse(String(data));
      if (frame.type === 'input') print(`done: ${frame.data}`);
    });
  });
  server.workspace.write(helloFile.path, helloFile.content);
  const runtime = await startSession(await server.listen(), lesson, null, () => {});
  await runtime.ready();
  await vi.waitFor(() => runtime.files.listed.value || Promise.reject(new Error('not listed')));
  return {
    runtime,
    possible: { run: run('docker ps', 'list'), prints: 'docker ps' },
    async impossible() {
      server.change({ state: 'ended' });
      await vi.waitFor(
        () => runtime.session.value.state === 'ended' || Promise.reject(new Error()),
      );
      return run('docker images', 'images');
    },
    async close() {
      await server.close();
      vi.unstubAllGlobals();
    },
  };
}

async function bundled(): Promise<WorkspaceFiles> {
  const files = new WorkspaceFiles(new BundledFiles([helloFile]), ['hello.py'], null);
  await files.refresh();
  return files;
}

async function openRecording(): Promise<RuntimeTrial> {
  const events = [
    { at: 0, kind: 'mark' as const, data: 'list' },
    { at: 1, kind: 'output' as const, data: 'CONTAINER ID' },
  ];
  const cast = { columns: 100, rows: 30, events };
  const timeline = new Timeline(
    [[{ terminal: 'two', cast }]],
    [{ id: 'list', step: 'look', terminal: 'two', command: 'docker ps' }],
  );
  return {
    runtime: new RecordedRuntime(timeline, await bundled(), () => {}),
    possible: { run: run('docker ps', 'list'), prints: 'CONTAINER ID' },
    impossible: async () => run('docker images', 'images'),
    close: async () => {},
  };
}

async function openBrowser(): Promise<RuntimeTrial> {
  return {
    runtime: new BrowserRuntime(new ObedientContainer(), await bundled()),
    possible: { run: run('python3 hello.py', 'hello'), prints: helloFile.content },
    impossible: async () => run('docker ps', 'list'),
    close: async () => {},
  };
}

/** Every implementation of `LessonRuntime`. */
export const runtimes = [
  ['a session on a server', openSession],
  ['a recording', openRecording],
  ['the browser', openBrowser],
] as const;
