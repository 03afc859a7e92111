import { pino } from 'pino';
import { expect, test } from 'vitest';
import { maxTerminals } from '../../../protocol/terminal.ts';
import { SessionHub } from '../../sessions/session-hub.ts';
import { SessionRecordings } from './session-recordings.ts';

test('terminals opened under ever more names fill no memory, and nothing they show is lost', async () => {
  let open: (name: string, terminal: unknown) => void = () => {};
  const terminals = {
    onOpen: (listener: typeof open) => {
      open = listener;
      return () => {};
    },
  };
  const sessions = { hub: new SessionHub(), peek: () => ({ machine: { terminals } }) };
  const recordings = new SessionRecordings({
    sessions: sessions as never,
    isWanted: async () => true,
    log: pino({ level: 'silent' }),
  });
  await recordings.begin('s');
  for (let at = 0; at < 50; at += 1) {
    open(`shell-${at}`, {
      size: { cols: 80, rows: 24 },
      ended: Promise.resolve(),
      watch: ({ output }: { output: (bytes: Buffer) => void }) => {
        output(Buffer.from(`said ${at}.`));
        return { acknowledge: () => {}, detach: () => {} };
      },
    });
  }
  expect(recordings.names('s')).toHaveLength(maxTerminals + 1);
  const said = Object.values(recordings.casts('s')).join('');
  for (let at = 0; at < 50; at += 1) expect(said).toContain(`said ${at}.`);
  recordings.dispose();
});
