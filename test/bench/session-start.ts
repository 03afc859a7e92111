import { type BenchOptions, type Benchmark } from './benchmark.ts';
import { endSession, startSession } from './bench-session.ts';
import { BenchServer } from './bench-server.ts';
import { type Figure, median, percentile } from './figure.ts';
import { prompt, timeUntil } from './line.ts';
import { SocketLine } from './socket-line.ts';

const rounds = 20;
/** What is ready before each round, as a server keeps it; one is taken by each. */
const states = {
  cold: { warm: 0, spare: 2 },
  bare: { warm: 0, spare: 0 },
  warm: { warm: 2, spare: 0 },
};
type State = (typeof states)[keyof typeof states];

/** From `POST /api/sessions` to a shell that has run a command. */
export const sessionStart: Benchmark = {
  name: 'session-start',
  title: `Session start: from the request to a command's output (${rounds} of each)`,
  async run(options) {
    const cold = await measure(options, states.cold);
    const bare = await measure(options, states.bare);
    const warm = await measure(options, states.warm);
    const calls = [...cold.calls].filter(([verb]) => partsOfStart.has(verb));
    return [
      ...figuresOf('cold', cold, 0.6),
      ...calls.map(([verb, values]) => figure(`cold, driver call ${verb}, p50`, median(values))),
      ...figuresOf('cold, nothing spare', bare),
      ...figuresOf('warm', warm, 0.1),
      figure('session ended and machine removed, p50', median(cold.ends)),
    ];
  },
};

const partsOfStart = new Set(['start', 'openTerminal', 'exec', 'connectEngine']);

interface Measured {
  readonly readies: number[];
  readonly prompts: number[];
  readonly inputs: number[];
  readonly ends: number[];
  readonly calls: Map<string, number[]>;
}

async function measure({ home, say }: BenchOptions, { warm, spare }: State): Promise<Measured> {
  const server = await BenchServer.start({ home, warmMachines: warm, spareMachines: spare });
  const measured = { readies: [], prompts: [], inputs: [], ends: [] } as Omit<Measured, 'calls'>;
  try {
    // The first is not counted: it is the one that reads everything from the disk.
    for (let round = 0; round <= rounds; round++) {
      say(`session start, ${warm} warm, ${spare} spare: ${round} of ${rounds}`);
      await server.untilWarm(warm);
      await server.untilRunning(warm + spare);
      const started = performance.now();
      const since = () => performance.now() - started;
      const session = await startSession(server);
      const ready = since();
      const line = await SocketLine.open(server.api.url, session.id, 'main');
      await timeUntil(line, '', prompt);
      const prompted = since();
      await timeUntil(line, `echo 'round-''${round}'\r`, new RegExp(`round-${round}\r`));
      const took = since();
      line.close();
      const end = await endSession(server, session);
      if (round === 0) continue;
      measured.readies.push(ready);
      measured.prompts.push(prompted);
      measured.inputs.push(took);
      measured.ends.push(end);
    }
    return { ...measured, calls: await server.driverCalls() };
  } finally {
    await server.dispose();
  }
}

function figuresOf(name: string, { readies, prompts, inputs }: Measured, most?: number): Figure[] {
  return [
    { ...figure(`${name}, p50`, median(inputs)), ...(most && { target: { most } }) },
    figure(`${name}, p95`, percentile(inputs, 0.95)),
    figure(`${name}, session ready, p50`, median(readies)),
    figure(`${name}, prompt seen, p50`, median(prompts)),
  ];
}

const figure = (name: string, milliseconds: number): Figure => ({
  name,
  value: milliseconds / 1000,
  unit: 's',
});
