import { isIP } from 'node:net';
import { availableParallelism, totalmem } from 'node:os';
import { isAbsolute } from 'node:path';
import { z } from 'zod';

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);
const whole = (least: number, most: number) => {
  const expected = `a whole number from ${least} to ${most}`;
  return z.coerce.number(expected).int(expected).min(least, expected).max(most, expected);
};
const absolutePath = z.string().refine(isAbsolute, 'an absolute path');
/** The host may be left out, for one that is a folder of sockets: `?host=/run/postgresql`. */
const isPostgresUrl = (url: string) =>
  /^postgres(?:ql)?:\/\//.test(url) && URL.canParse(url.replace('@/', '@localhost/'));
const publicUrlForm = 'https://course.example.org, without a path';
const httpUrl = (text: string) =>
  /^https?:\/\//.test(text) && URL.canParse(text) ? new URL(text) : null;
const isOrigin = (text: string) => {
  const url = httpUrl(text);
  return url !== null && [url.origin, `${url.origin}/`].includes(text.toLowerCase());
};
/** In the open only on this machine, where nobody can listen. */
const isIssuer = (text: string) => {
  const url = httpUrl(text);
  const isPrivate = url?.protocol === 'https:' || loopback.has(url?.hostname ?? '');
  return url !== null && isPrivate && url.search === '' && url.hash === '' && url.username === '';
};
/** Half of the memory at 768 MiB each: machines that idle take a twentieth of their limit. */
const defaultCapacity = Math.max(2, Math.floor(totalmem() / 2 / (768 * 1024 * 1024)));

/**
 * A machine that builds keeps a core busy, and a class that learns meanwhile wants its share: one grader
 * for two cores, and for four machines that may run.
 */
const defaultGraders = (cores: number, capacity: number) =>
  Math.max(1, Math.floor(Math.min(cores / 2, capacity / 4)));

const environmentSchema = z.object({
  PORT: whole(0, 65535).default(4321),
  HOST: z
    .string()
    .refine((host) => loopback.has(host) || isIP(host) !== 0, 'an IP address, or "localhost"')
    .default('127.0.0.1'),
  SLIPWAY_HOME: absolutePath.default('/var/lib/slipway'),
  SLIPWAY_CACHE: absolutePath.default('/var/cache/slipway'),
  DATABASE_URL: z
    .string()
    .refine(isPostgresUrl, 'postgresql://user:password@host:5432/database')
    .optional(),
  SLIPWAY_HOST_ENGINE: z
    .string()
    .regex(/^unix:\/\/\/.+/, 'unix:///path/to/docker.sock')
    .optional(),
  SLIPWAY_KIT: z.enum(['auto', 'offline', 'online'], 'auto, offline or online').default('auto'),
  SLIPWAY_WARM_MACHINES: whole(0, 64).default(2),
  SLIPWAY_SPARE_MACHINES: whole(0, 16).default(2),
  SLIPWAY_CAPACITY: whole(1, 1000).default(defaultCapacity),
  SLIPWAY_GRADERS: whole(1, 64).optional(),
  SLIPWAY_IDLE_MINUTES: whole(1, 7 * 24 * 60).default(60),
  SLIPWAY_KEEP_DAYS: whole(1, 3650).default(14),
  SLIPWAY_PREVIEW_DOMAIN: z.string().default('localhost'),
  SLIPWAY_ACCESS_KEY: z.string().min(20, 'at least 20 characters').optional(),
  SLIPWAY_PUBLIC_URL: z.string().refine(isOrigin, publicUrlForm).optional(),
  SLIPWAY_OPENID_ISSUER: z
    .string()
    .refine(isIssuer, 'https://… of an OpenID Connect provider')
    .optional(),
  SLIPWAY_OPENID_CLIENT_ID: z.string().max(1000).optional(),
  SLIPWAY_OPENID_CLIENT_SECRET: z.string().max(1000).optional(),
  SLIPWAY_OPENID_NAME: z.string().max(60, 'at most 60 characters').default('OpenID Connect'),
  SLIPWAY_OWN_LESSONS: absolutePath.optional(),
  SLIPWAY_LOG_LEVEL: z
    .enum(
      ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'],
      'trace, debug, info, warn, error, fatal or silent',
    )
    .default('info'),
});

/** All that the environment decides, checked once at the start. */
export interface Config {
  readonly port: number;
  readonly host: string;
  /** Whether only this machine's own user can reach the server. */
  readonly loopbackOnly: boolean;
  /** Folder of all state: sessions, disks of machines, the host engine's data. */
  readonly home: string;
  /** Folder of what can be built again: machine image, kit, golden images. */
  readonly cache: string;
  /** PostgreSQL, with its password: not for a log. A SQLite file in `home` where left out. */
  readonly databaseUrl: string | undefined;
  /** Socket of an engine to use in place of our own. */
  readonly hostEngineSocket: string | undefined;
  readonly kitMode: 'auto' | 'offline' | 'online';
  readonly warmMachines: number;
  /** Machines kept ready up to their engine; beside the others, for they use next to nothing. */
  readonly spareMachines: number;
  /** Machines that may run at once, warm ones included. */
  readonly capacity: number;
  /** Submissions that are graded side by side; each takes one of those machines. */
  readonly graders: number;
  readonly idleMinutes: number;
  /** Days after which a hibernated session's disk is removed. */
  readonly keepDays: number;
  readonly previewDomain: string;
  /** Opens the course to whoever has it, as a guest. */
  readonly accessKey: string | undefined;
  /** Where people reach the server, where that is not `host` and `port`: behind a reverse proxy. */
  readonly publicUrl: URL | undefined;
  /** Whom people may sign in with. */
  readonly openId: OpenIdConfig | undefined;
  /** Folder whose folders instructors may name as lessons of their own. */
  readonly ownLessons: string | undefined;
  readonly logLevel: string;
  /** What one machine may use. */
  readonly machine: MachineLimits;
}

/** A client that was registered with an OpenID Connect provider. */
export interface OpenIdConfig {
  readonly issuer: URL;
  readonly clientId: string;
  /** Left out for a public client: PKCE protects both. */
  readonly clientSecret: string | undefined;
  /** What the sign-in page calls the provider. */
  readonly name: string;
}

/** Limits of one machine, as `machine.md` measured them to hold. */
export interface MachineLimits {
  readonly memoryMebibytes: number;
  /** Part of the memory that the learner's processes may use; the rest keeps the engine alive. */
  readonly learnerMemoryMebibytes: number;
  readonly processes: number;
  readonly learnerProcesses: number;
  readonly cpus: number;
  readonly diskGibibytes: number;
}

/** Says which variable is wrong, what was expected, and what was found. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/**
 * Reads the configuration from environment variables.
 * @throws ConfigError naming every variable that is wrong, with what was expected and found.
 */
export function readConfig(environment: Record<string, string | undefined>): Config {
  const named = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = environmentSchema.safeParse(named);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `  ${name}: expected ${issue.message}; found ${tellFound(name, named[name])}`;
    });
    throw new ConfigError(`The configuration cannot be used:\n${lines.join('\n')}`);
  }
  const values = parsed.data;
  const publicUrl = values.SLIPWAY_PUBLIC_URL ? new URL(values.SLIPWAY_PUBLIC_URL) : undefined;
  const isOnLoopback = loopback.has(values.HOST) || values.HOST.startsWith('127.');
  assertTogether(values, publicUrl);
  return {
    port: values.PORT,
    host: values.HOST,
    loopbackOnly: isOnLoopback && publicUrl === undefined,
    home: values.SLIPWAY_HOME,
    cache: values.SLIPWAY_CACHE,
    databaseUrl: values.DATABASE_URL,
    hostEngineSocket: values.SLIPWAY_HOST_ENGINE?.slice('unix://'.length),
    kitMode: values.SLIPWAY_KIT,
    warmMachines: Math.min(values.SLIPWAY_WARM_MACHINES, values.SLIPWAY_CAPACITY),
    spareMachines: values.SLIPWAY_SPARE_MACHINES,
    capacity: values.SLIPWAY_CAPACITY,
    graders: gradersOf(values),
    idleMinutes: values.SLIPWAY_IDLE_MINUTES,
    keepDays: values.SLIPWAY_KEEP_DAYS,
    previewDomain: values.SLIPWAY_PREVIEW_DOMAIN,
    accessKey: values.SLIPWAY_ACCESS_KEY,
    publicUrl,
    openId: openIdOf(values),
    ownLessons: values.SLIPWAY_OWN_LESSONS,
    logLevel: values.SLIPWAY_LOG_LEVEL,
    machine: {
      memoryMebibytes: 768,
      learnerMemoryMebibytes: 640,
      processes: 400,
      learnerProcesses: 300,
      cpus: Math.min(2, availableParallelism()),
      diskGibibytes: 4,
    },
  };
}

type Values = z.infer<typeof environmentSchema>;

/** One machine at least is left to learners, where there are two. */
function gradersOf({ SLIPWAY_GRADERS: wanted, SLIPWAY_CAPACITY: capacity }: Values): number {
  const graders = wanted ?? defaultGraders(availableParallelism(), capacity);
  return Math.max(1, Math.min(graders, capacity - 1));
}

/** What is right by itself may be wrong together. @throws ConfigError */
function assertTogether(values: Values, publicUrl: URL | undefined): void {
  const { SLIPWAY_OPENID_ISSUER: issuer, SLIPWAY_PREVIEW_DOMAIN: previewDomain } = values;
  if (issuer !== undefined && values.SLIPWAY_OPENID_CLIENT_ID === undefined) {
    throw new ConfigError(
      'SLIPWAY_OPENID_ISSUER is set, and SLIPWAY_OPENID_CLIENT_ID is not.\n' +
        '  Register Slipway with the provider, and set the client id that it gives.',
    );
  }
  if (issuer !== undefined && publicUrl === undefined) {
    throw new ConfigError(
      'SLIPWAY_OPENID_ISSUER is set, and SLIPWAY_PUBLIC_URL is not.\n' +
        '  Set it to the address at which people open the course: the provider sends them back there.',
    );
  }
  if (publicUrl && `.${publicUrl.hostname}`.endsWith(`.${previewDomain}`)) {
    const host = publicUrl.hostname;
    if (host === previewDomain) return;
    throw new ConfigError(
      `SLIPWAY_PUBLIC_URL is at ${host}, under SLIPWAY_PREVIEW_DOMAIN, ${previewDomain}.\n` +
        `  Set SLIPWAY_PREVIEW_DOMAIN to a domain of its own, such as preview.${host}.`,
    );
  }
}

function openIdOf(values: Values): OpenIdConfig | undefined {
  const { SLIPWAY_OPENID_ISSUER: issuer, SLIPWAY_OPENID_CLIENT_ID: clientId } = values;
  if (issuer === undefined || clientId === undefined) return undefined;
  return {
    issuer: new URL(issuer),
    clientId,
    clientSecret: values.SLIPWAY_OPENID_CLIENT_SECRET,
    name: values.SLIPWAY_OPENID_NAME,
  };
}

/** Secrets are not told; a database's URL is told by its kind alone: it may hold a password. */
function tellFound(name: string, value: string | undefined): string {
  if (name === 'SLIPWAY_OPENID_CLIENT_SECRET') return 'another';
  if (name !== 'DATABASE_URL') return JSON.stringify(value);
  const [kind] = value?.match(/^[a-z+]+:\/\//) ?? [];
  return kind ? `another that begins with "${kind}"` : 'something else';
}
