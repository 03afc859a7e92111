import { setTimeout as sleep } from 'node:timers/promises';
import type { Benchmark } from './benchmark.ts';
import { endSession, onlyMachine, startSession } from './bench-session.ts';
import { BenchServer } from './bench-server.ts';
import { median, percentile } from './figure.ts';
import { type Line, prompt, timeUntil } from './line.ts';
import { openRawLine } from './raw-line.ts';
import { SocketLine } from './socket-line.ts';

const keystrokes = 200;
const unmeasured = 20;
/** Keys between two that clear the line, so that it never wraps. */
const lineLength = 40;
/** Milliseconds between keystrokes: the next is typed when nothing of the last goes on. */
const pause = 15;

/** One key typed until it is seen, through the server and straight from the engine, in turns. */
export const keystrokeEcho: Benchmark = {
  name: 'keystroke-echo',
  title: `Keystroke echo: ${keystrokes} through the server, ${keystrokes} through \`docker exec -it\``,
  async run({ home, say }) {
    const server = await BenchServer.start({ home, warmMachines: 0 });
    try {
      say('keystroke echo');
      const session = await startSession(server);
      const through = await SocketLine.open(server.api.url, session.id, 'main');
      const raw = await openRawLine(await onlyMachine(server));
      await Promise.all([timeUntil(through, '', prompt), timeUntil(raw, '', prompt)]);
      const times: [number[], number[]] = [[], []];
      for (let key = 0; key < unmeasured + keystrokes; key++) {
        for (const [which, line] of [through, raw].entries()) {
          const time = await echo(line, key);
          if (key >= unmeasured) times[which]?.push(time);
        }
      }
      await raw.dispose();
      through.close();
      await endSession(server, session);
      const [ours, bare] = times;
      const over = (share: number) => percentile(ours, share) - percentile(bare, share);
      return [
        { name: 'through the server, p50', value: median(ours), unit: 'ms' },
        { name: 'through the server, p95', value: percentile(ours, 0.95), unit: 'ms' },
        { name: 'docker exec -it, p50', value: median(bare), unit: 'ms' },
        { name: 'docker exec -it, p95', value: percentile(bare, 0.95), unit: 'ms' },
        { name: 'over docker exec -it, p50', value: over(0.5), unit: 'ms', target: { most: 5 } },
        { name: 'over docker exec -it, p95', value: over(0.95), unit: 'ms', target: { most: 5 } },
      ];
    } finally {
      await server.dispose();
    }
  },
};

async function echo(line: Line, key: number): Promise<number> {
  if (key % lineLength === lineLength - 1) {
    line.type('\u0015');
    await sleep(pause * 4);
  }
  const letter = String.fromCharCode('a'.charCodeAt(0) + (key % 26));
  const time = await timeUntil(line, letter, new RegExp(letter), 5_000);
  await sleep(pause);
  return time;
}
