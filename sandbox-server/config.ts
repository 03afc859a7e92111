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
/** Half of the memory at 768 MiB each: machines that idle take a twentieth of their limit. */
const defaultCapacity = Math.max(2, Math.floor(totalmem() / 2 / (768 * 1024 * 1024)));

const environmentSchema = z.object({
  PORT: whole(0, 65535).default(4321),
  HOST: z
    .string()
    .refine((host) => loopback.has(host) || isIP(host) !== 0, 'an IP address, or "localhost"')
    .default('127.0.0.1'),
  SLIPWAY_HOME: absolutePath.default('/var/lib/slipway'),
  SLIPWAY_CACHE: absolutePath.default('/var/cache/slipway'),
  SLIPWAY_HOST_ENGINE: z
    .string()
    .regex(/^unix:\/\/\/.+/, 'unix:///path/to/docker.sock')
    .optional(),
  SLIPWAY_KIT: z.enum(['auto', 'offline', 'online'], 'auto, offline or online').default('auto'),
  SLIPWAY_WARM_MACHINES: whole(0, 64).default(2),
  SLIPWAY_CAPACITY: whole(1, 1000).default(defaultCapacity),
  SLIPWAY_IDLE_MINUTES: whole(1, 7 * 24 * 60).default(60),
  SLIPWAY_KEEP_DAYS: whole(1, 3650).default(14),
  SLIPWAY_PREVIEW_DOMAIN: z.string().default('localhost'),
  SLIPWAY_ACCESS_KEY: z.string().min(20, 'at least 20 characters').optional(),
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
  /** Socket of an engine to use in place of our own. */
  readonly hostEngineSocket: string | undefined;
  readonly kitMode: 'auto' | 'offline' | 'online';
  readonly warmMachines: number;
  /** Machines that may run at once, warm ones included. */
  readonly capacity: number;
  readonly idleMinutes: number;
  /** Days after which a hibernated session's disk is removed. */
  readonly keepDays: number;
  readonly previewDomain: string;
  readonly accessKey: string | undefined;
  readonly logLevel: string;
  /** What one machine may use. */
  readonly machine: MachineLimits;
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
      return `  ${name}: expected ${issue.message}; found ${JSON.stringify(named[name])}`;
    });
    throw new ConfigError(`The configuration cannot be used:\n${lines.join('\n')}`);
  }
  const values = parsed.data;
  const loopbackOnly = loopback.has(values.HOST) || values.HOST.startsWith('127.');
  if (!loopbackOnly && values.SLIPWAY_ACCESS_KEY === undefined) {
    throw new ConfigError(
      `HOST is ${values.HOST}, which others can reach, and no sign-in is configured.\n` +
        '  Set SLIPWAY_ACCESS_KEY to a secret of at least 20 characters, or leave HOST at 127.0.0.1.',
    );
  }
  return {
    port: values.PORT,
    host: values.HOST,
    loopbackOnly,
    home: values.SLIPWAY_HOME,
    cache: values.SLIPWAY_CACHE,
    hostEngineSocket: values.SLIPWAY_HOST_ENGINE?.slice('unix://'.length),
    kitMode: values.SLIPWAY_KIT,
    warmMachines: Math.min(values.SLIPWAY_WARM_MACHINES, values.SLIPWAY_CAPACITY),
    capacity: values.SLIPWAY_CAPACITY,
    idleMinutes: values.SLIPWAY_IDLE_MINUTES,
    keepDays: values.SLIPWAY_KEEP_DAYS,
    previewDomain: values.SLIPWAY_PREVIEW_DOMAIN,
    accessKey: values.SLIPWAY_ACCESS_KEY,
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
