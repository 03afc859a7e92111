import { parseArgs, styleText } from 'node:util';
import { readConfig } from '../../sandbox-server/config.ts';
import type { Benchmark } from './benchmark.ts';
import { classroomScale } from './classroom-scale.ts';
import { judge } from './figure.ts';
import { handIn } from './hand-in.ts';
import { idleMachines } from './idle-machines.ts';
import { imageBuild } from './image-build.ts';
import { keystrokeEcho } from './keystroke-echo.ts';
import { liveBoard } from './live-board.ts';
import { type Section, tableOf } from './report.ts';
import { sessionStart } from './session-start.ts';
import { terminalFlood } from './terminal-flood.ts';
import { terminalThroughput } from './terminal-throughput.ts';

const benchmarks: readonly Benchmark[] = [
  sessionStart,
  keystrokeEcho,
  terminalThroughput,
  terminalFlood,
  imageBuild,
  idleMachines,
  liveBoard,
  classroomScale,
  handIn,
];

const usage = `Usage: npm run bench -- [--json] [--dry-run] [name …]

Measures the server on real machines and compares it with a bare engine, side by side.
Names: ${benchmarks.map(({ name }) => name).join(', ')}; without one, all.
--json prints one JSON document; --dry-run looks at the words alone, and measures nothing.
SLIPWAY_HOME names the state folder to use; it may belong to no running server.
`;

// So that `exit` is told of it, and a server that runs is stopped.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));
process.exitCode = await main();

async function main(): Promise<number> {
  const parsed = readWords();
  if (typeof parsed === 'string') return complain(parsed);
  const { values, positionals } = parsed;
  if (values.help) {
    process.stdout.write(usage);
    return 0;
  }
  const unknown = positionals.filter((name) => !benchmarks.some((other) => other.name === name));
  if (unknown.length > 0) return complain(`There is no benchmark "${unknown.join('", "')}".`);
  if (values['dry-run']) return 0;
  const { cache } = readConfig({ SLIPWAY_CACHE: process.env.SLIPWAY_CACHE });
  const home = process.env.SLIPWAY_HOME ?? `${cache}/bench-home`;
  const sections: Section[] = [];
  for (const benchmark of benchmarks) {
    if (positionals.length > 0 && !positionals.includes(benchmark.name)) continue;
    const section = await measure(benchmark, home);
    sections.push(section);
    if (!values.json) process.stdout.write(`${tableOf(section)}\n`);
  }
  if (values.json) process.stdout.write(`${JSON.stringify(sections, null, 2)}\n`);
  const failed = sections.some(
    ({ figures, failure }) => failure !== undefined || figures.some(({ met }) => met === false),
  );
  return failed ? 1 : 0;
}

function readWords() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        json: { type: 'boolean' },
        'dry-run': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function complain(text: string): number {
  process.stderr.write(`${text}\n\n${usage}`);
  return 2;
}

async function measure(benchmark: Benchmark, home: string): Promise<Section> {
  const { name, title } = benchmark;
  try {
    const figures = await benchmark.run({ home, say });
    return { name, title, figures: figures.map(judge) };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { name, title, figures: [], failure };
  } finally {
    say('');
  }
}

/** What goes on, in one line that the next overwrites; only where somebody watches. */
function say(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${styleText('dim', text)}`);
}
