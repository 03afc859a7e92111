import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { HostNetwork } from './host-engine.ts';
import { endProcess, ownedProcess } from './owned-process.ts';

/** Names that machines know us by. */
export const gatewayDomain = 'slipway.internal';
/** The classroom registry, as it stands in the names of images. */
export const registryHost = `registry.${gatewayDomain}`;

/**
 * Starts the name service of machines on the gateway: names under `slipway.internal` are ours, all
 * others are asked of this computer's own resolvers.
 * @param runFolder gets the pidfile, by which one that a killed run left behind is found and ended
 * @param silenced domains that cannot be reached: answered "no such name" at once, for a learner
 *   who pulls an unknown image would else wait 20 s for a time-out
 * @throws SlipwayError `host-engine-down`
 */
export async function openNameService(
  network: HostNetwork,
  runFolder: string,
  silenced: readonly string[],
): Promise<{ dispose(): Promise<void> }> {
  const pidFile = `${runFolder}/dnsmasq.pid`;
  const stale = await ownedProcess(pidFile, pidFile);
  if (stale !== null) await endProcess(stale, 2_000);
  const args = [
    '--keep-in-foreground',
    '--conf-file=/dev/null',
    '--no-hosts',
    '--bind-interfaces',
    `--listen-address=${network.gateway}`,
    `--pid-file=${pidFile}`,
    '--log-facility=-',
    '--cache-size=1000',
    `--address=/${gatewayDomain}/${network.gateway}`,
    ...silenced.map((domain) => `--address=/${domain}/`),
  ];
  const child = spawn('dnsmasq', args, {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let words = '';
  child.stderr.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-2_000)));
  const exited = new Promise<void>((resolve) => {
    child.on('error', (error) => ((words += error.message), resolve()));
    child.on('exit', () => resolve());
  });
  const failed = await Promise.race([exited.then(() => true), started(() => words)]);
  if (failed) {
    throw new SlipwayError('host-engine-down', 'The name service for machines did not start.', {
      expected: `dnsmasq listening on ${network.gateway} port 53`,
      found: words.trim(),
      remedy: 'Run `npm run doctor`; end a dnsmasq that a killed run left behind.',
    });
  }
  return {
    async dispose() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

/** dnsmasq says "started" once it listens; false: it did not fail. */
async function started(words: () => string): Promise<boolean> {
  while (!/started, version/.test(words())) await sleep(10);
  return false;
}
