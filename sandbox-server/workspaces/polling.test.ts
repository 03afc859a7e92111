import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chown, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { localExec } from '../../test/doubles/local-exec.ts';
import { openWorkspace } from './open-workspace.ts';
import type { WorkspaceEvent } from './workspace.ts';

/** A user of its own: the kernel counts inotify queues by user. */
const uid = 54_322;
/** Takes every inotify queue that the user may have, says so, and keeps them. */
const takeAllQueues = `
import ctypes, sys
libc = ctypes.CDLL(None)
while libc.inotify_init1(0) >= 0: pass
print("taken", flush=True)
sys.stdin.read()
`;

let home: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'slipway-polling-'));
  await mkdir(`${home}/app`);
  for (const folder of [home, `${home}/app`]) await chown(folder, uid, uid);
});
afterEach(() => rm(home, { recursive: true }));

test('changes are told, later, where the kernel allows no more watches', async () => {
  const greedy = spawn('/usr/bin/python3', ['-I', '-c', takeAllQueues], {
    uid,
    gid: uid,
    cwd: home,
  });
  await once(greedy.stdout, 'data');
  const notices: unknown[] = [];
  const log = pino({ level: 'warn' }, { write: (line) => void notices.push(JSON.parse(line)) });
  const driver = localExec({ home, uid });
  const workspace = await openWorkspace({ driver, ref: { driver: 'local', id: 'here' }, log });
  try {
    const told = Promise.withResolvers<WorkspaceEvent>();
    workspace.onChange(told.resolve);
    await writeFile(`${home}/app/Dockerfile`, 'FROM python');
    expect(await told.promise).toMatchObject({
      type: 'file-changed',
      file: { path: 'Dockerfile' },
    });
    expect(notices).toMatchObject([{ notice: expect.stringContaining('polled') }]);
  } finally {
    workspace.dispose();
    greedy.stdin.end();
    await once(greedy, 'close');
  }
});
