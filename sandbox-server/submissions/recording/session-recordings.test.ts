import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { SessionState } from '../../../protocol/session.ts';
import { maxTerminals } from '../../../protocol/terminal.ts';
import { SessionHub } from '../../sessions/session-hub.ts';
import type { Watcher } from '../../terminals/watchers.ts';
import { SessionRecordings } from './session-recordings.ts';

type Open = (name: string, terminal: unknown) => void;
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'slipway-recordings-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** A run of the server, with terminals that a test opens. */
function openRun(now = Date.now) {
  const listeners: Open[] = [];
  const watchers: Watcher[] = [];
  const terminals = {
    onOpen: (listener: Open) => {
      listeners.push(listener);
      return () => {};
    },
  };
  const hub = new SessionHub();
  const sessions = { hub, peek: () => ({ machine: { terminals } }) };
  const recordings = new SessionRecordings({
    ...{ folder, sessions: sessions as never, isWanted: async () => true, now },
    log: pino({ level: 'silent' }),
  });
  return {
    recordings,
    says(name: string, words: string) {
      const terminal = {
        size: { cols: 80, rows: 24 },
        ended: Promise.resolve(),
        watch: (watcher: Watcher) => {
          watchers.push(watcher);
          watcher.output(Buffer.from(words));
          return { acknowledge: () => {}, detach: () => {} };
        },
      };
      for (const listener of listeners) listener(name, terminal);
    },
    /** In all terminals that were opened. */
    more(words: string) {
      for (const watcher of watchers) watcher.output(Buffer.from(words));
    },
    tell(state: SessionState) {
      hub.tell('s', { type: 'session', session: { id: 's', state } as never });
    },
  };
}

test('terminals opened under ever more names fill no disk, and nothing they show is lost', async () => {
  const { recordings, says } = openRun();
  await recordings.begin('s');
  for (let at = 0; at < 50; at += 1) says(`shell-${at}`, `said ${at}.`);
  expect(await recordings.names('s')).toHaveLength(maxTerminals + 1);
  await recordings.dispose();

  const next = openRun();
  await next.recordings.begin('s');
  for (let at = 50; at < 99; at += 1) next.says(`shell-${at}`, `said ${at}.`);
  expect(await next.recordings.names('s')).toHaveLength(maxTerminals + 1);
  const said = Object.values(await next.recordings.casts('s')).join('');
  for (let at = 0; at < 99; at += 1) expect(said).toContain(`said ${at}.`);
  await next.recordings.dispose();
});

test('what was recorded is there after a sleep, and after a restart before anything is recorded anew', async () => {
  const { recordings, says, tell } = openRun();
  await recordings.begin('s');
  says('main', 'one.');
  tell('hibernated');
  expect((await recordings.casts('s'))['main']).toContain('one.');
  await recordings.begin('s');
  says('main', 'two.');
  await recordings.dispose();

  const next = openRun();
  expect(await next.recordings.names('s')).toEqual(['main']);
  expect((await next.recordings.casts('s'))['main']).toMatch(/one\.[^]*went on at[^]*two\./);
  await next.recordings.dispose();
});

test.each(['ended', 'failed'] as const)(
  'nothing is left of a session that has %s',
  async (state) => {
    const { recordings, says, tell } = openRun();
    await recordings.begin('s');
    says('main', 'one.');
    tell(state);
    expect(await recordings.names('s')).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
    await recordings.dispose();
  },
);

test('what a session shows can be read again and again while it floods', async () => {
  // Fast, so that there is room for all.
  let clock = 0;
  const { recordings, says, more } = openRun(() => (clock += 1000));
  await recordings.begin('s');
  for (const name of ['main', 'other']) says(name, 'began.');
  let isRead = false;
  const flood = async () => {
    while (!isRead) {
      more('y\n'.repeat(8 * 1024));
      await setImmediate();
    }
  };
  const read = async () => {
    for (let at = 0; at < 20; at += 1) {
      const casts = await recordings.casts('s');
      expect(Object.keys(casts)).toEqual(['main', 'other']);
      expect(casts['main']).toContain('began.');
    }
  };
  await Promise.all([flood(), read().finally(() => (isRead = true))]);
  await recordings.dispose();
});

test('what was left out up to now is told to whoever reads', async () => {
  const { recordings, says, more } = openRun();
  await recordings.begin('s');
  says('main', 'began.');
  for (let at = 0; at < 10; at += 1) more('x'.repeat(1_000_000));
  expect((await recordings.casts('s'))['main']).toMatch(/\d+ characters left out"\]\n$/);
  await recordings.dispose();
});

test('what is removed is gone at once, and the session is recorded no more', async () => {
  const { recordings, says, more } = openRun();
  await recordings.begin('s');
  says('main', 'one.');
  await recordings.remove('s');
  expect(await readdir(folder)).toEqual([]);
  await recordings.begin('s');
  more('two.');
  says('main', 'three.');
  await recordings.dispose();
  expect(await readdir(folder)).toEqual([]);
});
