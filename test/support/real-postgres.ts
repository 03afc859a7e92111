import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { access, chmod, mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Client } from 'pg';

/** Where Debian has the programs of each version. */
const versionsFolder = '/usr/lib/postgresql';
const run = promisify(execFile);

/** PostgreSQL from Debian's packages, for the tests of one file: on a socket in a folder of its own. */
export interface RealPostgres {
  readonly password: string;
  /** Makes an empty database, and gives the URL that reaches it. */
  createDatabase(): Promise<string>;
  /** Runs SQL in a database, as an administrator from outside would. */
  query(url: string, sql: string): Promise<unknown[][]>;
  /** Ends it as an administrator would (`fast`), or as a crash does; every connection is lost. */
  stop(how: 'fast' | 'crash'): Promise<void>;
  /** Starts it again, with all that it held. */
  start(): Promise<void>;
  dispose(): Promise<void>;
}

/** Starts one. @throws where none is installed, or it does not come up */
export async function openRealPostgres(): Promise<RealPostgres> {
  const programs = await findPrograms();
  const folder = await mkdtemp(join(tmpdir(), 'slipway-pg-'));
  const password = randomBytes(12).toString('hex');
  await writeFile(join(folder, 'password'), password);
  const user = await asUnprivileged(folder);
  const data = join(folder, 'data');
  // Text is sorted as in a dictionary, as it is in databases that others set up.
  const locale = ['--encoding=UTF8', '--locale-provider=icu', '--icu-locale=en-US'];
  const initialise = ['--no-sync', '--username=slipway', '--locale=C.UTF-8', ...locale];
  const secret = ['--auth=scram-sha-256', `--pwfile=${folder}/password`];
  await runAs(user, join(programs, 'initdb'), [`--pgdata=${data}`, ...initialise, ...secret]);
  const urlOf = (database: string) =>
    `postgresql://slipway:${password}@/${database}?host=${encodeURIComponent(folder)}`;
  const query = async (url: string, sql: string) => {
    const client = new Client(url);
    client.on('error', () => undefined); // Told by the query.
    try {
      await client.connect();
      return (await client.query({ text: sql, rowMode: 'array' })).rows;
    } finally {
      await client.end();
    }
  };

  let server: ChildProcess | undefined;
  const start = async () => {
    const log = await open(join(folder, 'log'), 'a');
    const settings = ['fsync=off', 'full_page_writes=off'];
    const listening = ['listen_addresses=', `unix_socket_directories=${folder}`];
    const options = [...settings, ...listening].flatMap((setting) => ['-c', setting]);
    // It ends with this process, however that ends.
    const tied = ['--pdeathsig', 'QUIT', ...user, join(programs, 'postgres'), '-D', data];
    server = spawn('setpriv', [...tied, ...options], { stdio: ['ignore', log.fd, log.fd] });
    await log.close();
    while (!(await query(urlOf('postgres'), 'select 1').catch(() => null))) {
      if (server.exitCode !== null)
        throw new Error(`PostgreSQL ended:\n${await readFile(join(folder, 'log'), 'utf8')}`);
      await delay(50);
    }
  };
  const stop = async (how: 'fast' | 'crash') => {
    if (!server || server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT');
    await ended;
  };
  const dispose = async () => {
    await stop('crash');
    await rm(folder, { recursive: true });
  };
  await start().catch(async (error: unknown) => {
    await dispose();
    throw error;
  });
  return {
    password,
    query,
    start,
    stop,
    dispose,
    async createDatabase() {
      const name = `test_${randomUUID().replaceAll('-', '')}`;
      await query(urlOf('postgres'), `create database ${name}`);
      return urlOf(name);
    },
  };
}

async function findPrograms(): Promise<string> {
  const versions = await readdir(versionsFolder).catch(() => []);
  for (const version of versions.toSorted((one, other) => Number(other) - Number(one))) {
    const folder = join(versionsFolder, version, 'bin');
    const found = await access(join(folder, 'initdb')).then(
      () => access(join(folder, 'postgres')).then(() => true),
      () => false,
    );
    if (found) return folder;
  }
  throw new Error(
    `No PostgreSQL server in ${versionsFolder}: \`npm test\` installs it, or apt-get install postgresql.`,
  );
}

/** PostgreSQL refuses to run as root: gives the folder to another user, and says how to become it. */
async function asUnprivileged(folder: string): Promise<string[]> {
  if (process.getuid?.() !== 0) return [];
  await run('chown', ['-R', 'nobody:nogroup', folder]);
  await chmod(folder, 0o700);
  return ['--reuid=nobody', '--regid=nogroup', '--clear-groups'];
}

const runAs = (user: readonly string[], program: string, options: readonly string[]) =>
  run('setpriv', [...user, '--', program, ...options], { cwd: '/', env: { LC_ALL: 'C.UTF-8' } });
