import type { Benchmark } from './benchmark.ts';
import { endSession, onlyMachine, startSession } from './bench-session.ts';
import { BenchServer } from './bench-server.ts';
import { median } from './figure.ts';
import { prompt, runOnLine, timeUntil } from './line.ts';
import { openRawLine } from './raw-line.ts';
import { watchMemory } from './watch-memory.ts';
import { SocketLine } from './socket-line.ts';

const rounds = 3;
const megabytes = 100;

/** 100 MB of text lines, through the server and straight from the engine, in turns. */
export const terminalThroughput: Benchmark = {
  name: 'terminal-throughput',
  title: `Terminal throughput: cat of ${megabytes} MB of lines, ${rounds} rounds in turns`,
  async run({ home, say }) {
    const server = await BenchServer.start({ home, warmMachines: 0 });
    try {
      const session = await startSession(server);
      const through = await SocketLine.open(server.api.url, session.id, 'main');
      const raw = await openRawLine(await onlyMachine(server));
      await Promise.all([timeUntil(through, '', prompt), timeUntil(raw, '', prompt)]);
      await runOnLine(raw, `base64 /dev/urandom | head -c ${megabytes}000000 >lines.txt`);
      const cat = 'cat lines.txt';
      say('terminal throughput: once for warmth');
      await runOnLine(raw, cat);
      await runOnLine(through, cat, 120_000);
      const ours: number[] = [];
      const bare: number[] = [];
      const memory = await watchMemory(server);
      for (let round = 1; round <= rounds; round++) {
        say(`terminal throughput: ${round} of ${rounds}`);
        bare.push(await runOnLine(raw, cat));
        ours.push(await runOnLine(through, cat, 120_000));
      }
      const growth = await memory.stop();
      await raw.dispose();
      through.close();
      await endSession(server, session);
      const rate = (milliseconds: number) => (megabytes / milliseconds) * 1000;
      return [
        { name: 'through the server', value: rate(median(ours)), unit: 'MB/s' },
        { name: 'docker exec -it', value: rate(median(bare)), unit: 'MB/s' },
        {
          name: 'through the server ÷ docker exec -it',
          value: median(bare) / median(ours),
          unit: '×',
          target: { least: 0.6 },
        },
        {
          name: 'growth of the server’s memory meanwhile',
          value: growth,
          unit: 'MB',
          target: { most: 16 },
        },
      ];
    } finally {
      await server.dispose();
    }
  },
};
