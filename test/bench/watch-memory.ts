import type { BenchServer } from './bench-server.ts';

const every = 100;

/** Watches the server's resident memory. `stop` gives the most that it grew since, in megabytes. */
export async function watchMemory(server: BenchServer): Promise<{ stop(): Promise<number> }> {
  const before = await server.residentMegabytes();
  let most = before;
  const look = async () => {
    most = Math.max(most, await server.residentMegabytes());
  };
  const timer = setInterval(() => void look(), every);
  return {
    async stop() {
      clearInterval(timer);
      await look();
      return most - before;
    },
  };
}
