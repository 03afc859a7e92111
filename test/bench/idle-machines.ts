import type Docker from 'dockerode';
import type { Benchmark } from './benchmark.ts';
import { machineContainers } from './bench-session.ts';
import { BenchServer } from './bench-server.ts';
import { median } from './figure.ts';

const machines = 10;
const megabyte = 1024 * 1024;

/** Machines that wait for a learner: what they take, and how long they take to come and go. */
export const idleMachines: Benchmark = {
  name: 'idle-machines',
  title: `${machines} idle machines`,
  async run({ home, say }) {
    say('idle machines');
    const server = await BenchServer.start({ home, warmMachines: machines });
    try {
      const started = performance.now();
      await server.untilWarm(machines);
      const seconds = (performance.now() - started) / 1000;
      const used = await Promise.all((await machineContainers(server)).map(memoryOf));
      const resident = await server.residentMegabytes();
      const stopping = performance.now();
      await server.dispose();
      const stopped = (performance.now() - stopping) / 1000;
      return [
        { name: `${machines} started in a row`, value: seconds, unit: 's' },
        { name: 'memory of one, p50', value: median(used), unit: 'MB' },
        { name: 'memory of the server', value: resident, unit: 'MB' },
        { name: 'all removed and the server stopped', value: stopped, unit: 's' },
      ];
    } finally {
      await server.dispose();
    }
  },
};

/** As `docker stats` has it: without the page cache that can be had back at any time. */
async function memoryOf(container: Docker.Container): Promise<number> {
  const { memory_stats: memory } = await container.stats({ stream: false });
  // cgroup v1 calls it total_inactive_file, v2 inactive_file.
  const stats = memory.stats as unknown as Record<string, number | undefined>;
  const cache = stats.total_inactive_file ?? stats.inactive_file ?? 0;
  return (memory.usage - cache) / megabyte;
}
