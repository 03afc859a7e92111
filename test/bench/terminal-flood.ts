import { setTimeout as sleep } from 'node:timers/promises';
import type { Benchmark } from './benchmark.ts';
import { endSession, startSession } from './bench-session.ts';
import { BenchServer } from './bench-server.ts';
import { median, percentile } from './figure.ts';
import { prompt, timeUntil } from './line.ts';
import { watchMemory } from './watch-memory.ts';
import { SocketLine } from './socket-line.ts';

const interrupts = 10;
/** The prompt after a Ctrl-C, with none of what `yes` prints after it. */
const interrupted = /\^C[^y]*\$ [^y]*$/;

/** `yes`, with a viewer that never acknowledges, and with one that does and then types Ctrl-C. */
export const terminalFlood: Benchmark = {
  name: 'terminal-flood',
  title: 'Terminal flood: `yes` without end',
  async run({ home, say }) {
    const server = await BenchServer.start({ home, warmMachines: 0 });
    try {
      const session = await startSession(server);
      const line = await SocketLine.open(server.api.url, session.id, 'main');
      await timeUntil(line, '', prompt);
      const flood = async () => {
        line.type('yes\r');
        await sleep(1_000);
        return timeUntil(line, '\u0003', interrupted);
      };
      say('terminal flood: once for warmth');
      await flood();
      say('terminal flood: nobody acknowledges');
      const memory = await watchMemory(server);
      line.acknowledges = false;
      line.type('yes\r');
      await sleep(3_000);
      const growth = await memory.stop();
      line.acknowledges = true;
      line.acknowledge();
      await timeUntil(line, '\u0003', interrupted);
      const times: number[] = [];
      for (let round = 1; round <= interrupts; round++) {
        say(`terminal flood: Ctrl-C ${round} of ${interrupts}`);
        times.push(await flood());
      }
      line.close();
      await endSession(server, session);
      return [
        {
          name: 'growth of the server’s memory, 3 s, no acknowledgement',
          value: growth,
          unit: 'MB',
          target: { most: 16 },
        },
        { name: 'Ctrl-C to the prompt, p50', value: median(times), unit: 'ms' },
        {
          name: 'Ctrl-C to the prompt, p95',
          value: percentile(times, 0.95),
          unit: 'ms',
          target: { most: 200 },
        },
      ];
    } finally {
      await server.dispose();
    }
  },
};
