import { pino } from 'pino';
import { lockStateFolder } from '../../sandbox-server/composition/state-folder.ts';
import { type Machines, openMachines } from '../../sandbox-server/composition/open-machines.ts';
import { type Config, readConfig } from '../../sandbox-server/config.ts';

/**
 * Configuration of a test: a state folder that stays between runs, so that the machine image is
 * loaded once, and the kit that the set-up built.
 */
export function testConfig(change: Partial<Config> = {}): Config {
  const cache = process.env['SLIPWAY_CACHE'] ?? '/var/cache/slipway';
  const home = process.env['SLIPWAY_HOME'] ?? `${cache}/test-home`;
  const config = readConfig({ SLIPWAY_CACHE: cache, SLIPWAY_HOME: home, PORT: '0' });
  return { ...config, warmMachines: 0, spareMachines: 0, capacity: 6, ...change };
}

/** Logs of what is under test go to standard error where SLIPWAY_TEST_LOG names a level. */
export const testLog = pino(
  { level: process.env['SLIPWAY_TEST_LOG'] ?? 'silent' },
  pino.destination({ fd: 2, sync: true }),
);

/** Real machines on a real host engine. Machines of an earlier test that failed are removed. */
export async function openRealMachines(
  config: Config = testConfig(),
): Promise<Machines & { home: string }> {
  const state = await lockStateFolder(config.home);
  try {
    const machines = await openMachines(config, state.home, testLog);
    for (const ref of await machines.driver.list()) await machines.driver.destroy(ref);
    return {
      ...machines,
      home: state.home,
      async dispose() {
        await machines.dispose();
        state.release();
      },
    };
  } catch (error) {
    state.release();
    throw error;
  }
}
