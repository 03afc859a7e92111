import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { lockStateFolder } from './composition/state-folder.ts';
import { CleanUp } from './composition/clean-up.ts';
import { assertCanListen } from './composition/listen.ts';
import { openMachines } from './composition/open-machines.ts';
import { openServer } from './composition/open-server.ts';
import { readConfig } from './config.ts';
import { untilStopped } from './processes/until-stopped.ts';

const fromRoot = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));

export interface MainOptions {
  /** The built pages; null where somebody else serves pages. */
  readonly siteFolder?: string | null | undefined;
  /** Reads lessons anew as they change. */
  readonly watchesLessons?: boolean;
  /** Told the server's address in place of whoever started it. */
  readonly onReady?: (url: string) => void;
}

/**
 * Serves the course until SIGINT or SIGTERM, then stops all that was started: sessions are
 * hibernated, and go on after the next start.
 * @throws ConfigError, SlipwayError or SetupError, each with what to do
 */
export async function main(options: MainOptions = {}): Promise<void> {
  const config = readConfig(process.env);
  const stopped = untilStopped(); // From the beginning: a Ctrl-C during the start is carried out after it.
  const log = pino({ level: config.logLevel }, await logDestination(config.home));
  const cleanUp = new CleanUp();
  try {
    const state = await lockStateFolder(config.home);
    cleanUp.add(() => state.release());
    await assertCanListen(config);
    const machines = await openMachines(config, state.home, log);
    cleanUp.add(() => machines.dispose());
    const { version } = JSON.parse(await readFile(fromRoot('package.json'), 'utf8')) as {
      version: string;
    };
    const server = await openServer({
      config,
      home: state.home,
      machines,
      lessonsFolder: fromRoot('lessons'),
      watchesLessons: options.watchesLessons ?? false,
      siteFolder: options.siteFolder === undefined ? fromRoot('dist') : options.siteFolder,
      version,
      log,
    });
    cleanUp.add(() => server.dispose());
    const host = config.loopbackOnly ? 'localhost' : bracketed(config.host);
    const url = config.publicUrl?.origin ?? `http://${host}:${server.port}`;
    const key = config.accessKey && !config.loopbackOnly ? `/?key=${config.accessKey}` : '';
    if (options.onReady) {
      options.onReady(url);
    } else {
      console.log(`\n  Slipway is ready: ${url}${key}`);
      if (server.firstAdministratorToken !== null) {
        console.log(
          '\n  It has no administrator yet. Open this link within 24 hours to be the one:',
        );
        console.log(`  ${url}/classroom/welcome/#${server.firstAdministratorToken}\n`);
      }
      console.log(`  Log: ${config.home}/server.log    Stop: Ctrl-C\n`);
    }
    await stopped;
    console.log('\n  Stopping: sessions are hibernated and go on after the next start.');
  } finally {
    await cleanUp.run();
  }
}

const bracketed = (host: string) => (host.includes(':') ? `[${host}]` : host);

/** The log goes to a file: the terminal is for whoever started the server. */
async function logDestination(home: string) {
  return pino.destination({ dest: `${home}/server.log`, mkdir: true, sync: false });
}
