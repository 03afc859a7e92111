import { SetupError } from '../errors/setup-error.ts';
import { findProgram } from '../processes/find-program.ts';
import { runTool } from '../processes/run-tool.ts';
import { aptProgress } from './apt-progress.ts';
import { missingPackages, type DebianPackage } from './debian-packages.ts';
import { withServicesAtRest } from './services-at-rest.ts';
import type { Step, StepRun } from './step.ts';

const remedy = 'Make "apt-get update" and "apt-get install" work, then run it again.';
/** Waits two minutes for another apt; keeps the host's own configuration files. */
const aptOptions = [
  '--option=DPkg::Lock::Timeout=120',
  '--option=APT::Status-Fd=1',
  '--option=Dpkg::Options::=--force-confold',
];

/** Installs what is missing of `wanted`; a program that came another way counts as there. */
export function debianPackagesStep(wanted: readonly DebianPackage[]): Step {
  return {
    title: 'Debian packages',
    remedy,
    async plan() {
      const missing = await missingPackages(wanted);
      const megabytes = missing.reduce((sum, item) => sum + item.megabytes, 0);
      return `${missing.map(({ name }) => name).join(', ')} (about ${megabytes} MB to download)`;
    },
    isDone: async () => (await missingPackages(wanted)).length === 0,
    async run(options) {
      const missing = await missingPackages(wanted);
      await requireApt(missing);
      await withServicesAtRest(() => install(missing, options));
      await disableServices(missing, options.signal);
      const absent = await missingPackages(missing);
      if (absent.length === 0) return;
      throw new SetupError('Installing Debian packages did not bring all that is needed.', {
        why: `Not there afterwards: ${absent.map(({ proof }) => proof).join(', ')}.`,
        remedy: `Install them by hand: apt-get install ${absent.map(({ name }) => name).join(' ')}`,
      });
    },
  };
}

async function requireApt(missing: readonly DebianPackage[]): Promise<void> {
  if (await findProgram('apt-get')) return;
  throw new SetupError('Slipway installs packages with apt, which this system has not.', {
    why: `Needed: ${missing.map(({ name }) => name).join(', ')}.`,
    remedy: 'Run it on Debian 12 or 13, or install these by the means of your system.',
  });
}

async function install(packages: readonly DebianPackage[], run: StepRun): Promise<void> {
  const apt = {
    command: 'apt-get',
    environment: { DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_MODE: 'l' },
    remedy,
    signal: run.signal,
    onLine: (line: string) => {
      const progress = aptProgress(line);
      if (progress) run.report(progress);
    },
  };
  run.report({ text: 'reading the lists of packages' });
  // A third party's source that is down must not stop us: the installation tells whether it matters.
  const stale = await runTool({
    ...apt,
    arguments: [...aptOptions, 'update'],
    purpose: 'Reading the lists of packages',
  }).then(
    () => null,
    (error: unknown) => (error instanceof SetupError ? error : Promise.reject(error)),
  );
  const names = packages.map(({ name }) => name);
  // From here no abort: dpkg that is stopped midway leaves packages that nothing else can use.
  const whole = { ...apt, signal: undefined };
  await runTool({
    ...whole,
    command: 'dpkg',
    arguments: ['--configure', '-a', '--force-confold'],
    purpose: 'Finishing an interrupted installation',
  });
  await runTool({
    ...whole,
    arguments: [...aptOptions, 'install', '--yes', '--no-install-recommends', ...names],
    purpose: 'Installing Debian packages',
  }).catch((error: unknown) => {
    if (!stale || !(error instanceof SetupError)) throw error;
    throw new SetupError(error.message, {
      why: `${error.why}\nBefore it, "apt-get update" had failed:\n${stale.why}`,
      remedy,
      cause: error,
    });
  });
}

/** What we brought as a program shall not come up as a service at the next boot either. */
async function disableServices(
  packages: readonly DebianPackage[],
  signal: AbortSignal,
): Promise<void> {
  const services = packages.flatMap(({ service }) => (service ? [service] : []));
  if (services.length === 0 || !(await findProgram('systemctl'))) return;
  const units = services.flatMap((name) =>
    name === 'docker' ? ['docker.service', 'docker.socket'] : [`${name}.service`],
  );
  await runTool({
    command: 'systemctl',
    arguments: ['disable', '--quiet', ...units],
    purpose: 'Keeping services of the new packages from starting at boot',
    remedy: `systemctl disable ${units.join(' ')}`,
    signal,
  });
}
