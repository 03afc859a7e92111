import { availableParallelism } from 'node:os';
import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

test('an empty environment is a server on loopback', () => {
  expect(readConfig({})).toMatchObject({
    port: 4321,
    host: '127.0.0.1',
    loopbackOnly: true,
    home: '/var/lib/slipway',
    hostEngineSocket: undefined,
    accessKey: undefined,
  });
});

test('an empty variable is one that is not set', () => {
  expect(readConfig({ PORT: '', SLIPWAY_HOST_ENGINE: '' }).port).toBe(4321);
});

test.each([
  ['PORT', '99999'],
  ['PORT', '80x'],
  ['HOST', 'my computer'],
  ['SLIPWAY_HOME', 'relative/path'],
  ['SLIPWAY_OWN_LESSONS', 'my/lessons'],
  ['SLIPWAY_HOST_ENGINE', 'tcp://elsewhere:2375'],
  ['SLIPWAY_KIT', 'sometimes'],
  ['SLIPWAY_CAPACITY', '0'],
  ['SLIPWAY_GRADERS', '0'],
  ['SLIPWAY_IDLE_MINUTES', '-5'],
  ['SLIPWAY_ACCESS_KEY', 'short'],
  ['SLIPWAY_LOG_LEVEL', 'loud'],
])('%s=%s is refused by name, with what was expected and found', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(
    new RegExp(`${name}: expected .+; found "${value.replaceAll('/', '\\/')}"`),
  );
});

test('every variable that is wrong is named at once', () => {
  expect(() => readConfig({ PORT: 'x', SLIPWAY_KIT: 'y' })).toThrow(/PORT[^]*SLIPWAY_KIT/);
});

test('an address that others reach is not loopback; an access key is no must', () => {
  expect(readConfig({ HOST: '0.0.0.0' }).loopbackOnly).toBe(false);
  const config = readConfig({ HOST: '0.0.0.0', SLIPWAY_ACCESS_KEY: 'x'.repeat(20) });
  expect([config.loopbackOnly, config.accessKey]).toEqual([false, 'x'.repeat(20)]);
});

test('behind a reverse proxy a server on loopback is one that others reach', () => {
  const config = readConfig({ SLIPWAY_PUBLIC_URL: 'https://Course.example.org/' });
  expect([config.loopbackOnly, config.publicUrl?.origin]).toEqual([
    false,
    'https://course.example.org',
  ]);
});

test.each([
  'course.example.org',
  'ftp://course.example.org',
  'https://course.example.org/slipway',
  'https://course.example.org/?key=1',
  'https://ada:secret@course.example.org',
  'https://',
])('%s is no public address', (url) => {
  expect(() => readConfig({ SLIPWAY_PUBLIC_URL: url })).toThrow(
    /SLIPWAY_PUBLIC_URL: expected https/,
  );
});

test('our own pages are not under the domain of previews', () => {
  const environment = { SLIPWAY_PUBLIC_URL: 'https://course.example.org' };
  expect(() => readConfig({ ...environment, SLIPWAY_PREVIEW_DOMAIN: 'example.org' })).toThrow(
    /SLIPWAY_PREVIEW_DOMAIN.*preview\.course\.example\.org/s,
  );
  const domain = 'preview.example.org';
  expect(readConfig({ ...environment, SLIPWAY_PREVIEW_DOMAIN: domain }).previewDomain).toBe(domain);
});

describe('an OpenID Connect provider', () => {
  const environment = {
    SLIPWAY_PUBLIC_URL: 'https://course.example.org',
    SLIPWAY_OPENID_ISSUER: 'https://id.example.org/realm',
    SLIPWAY_OPENID_CLIENT_ID: 'slipway',
  };

  test('needs an issuer, a client and a public address', () => {
    expect(readConfig(environment).openId).toEqual({
      issuer: new URL('https://id.example.org/realm'),
      ...{ clientId: 'slipway', clientSecret: undefined, name: 'OpenID Connect' },
    });
    for (const missing of ['SLIPWAY_PUBLIC_URL', 'SLIPWAY_OPENID_CLIENT_ID']) {
      expect(() => readConfig({ ...environment, [missing]: '' })).toThrow(missing);
    }
  });

  test.each(['http://id.example.org', 'id.example.org', 'https://id.example.org/?a=b'])(
    'is not asked at %s',
    (issuer) => {
      expect(() => readConfig({ ...environment, SLIPWAY_OPENID_ISSUER: issuer })).toThrow(
        /SLIPWAY_OPENID_ISSUER: expected https/,
      );
    },
  );
});

test('graders are as many as cores and machines allow, and leave one machine to learners', () => {
  const graders = (capacity: string, wanted?: string) =>
    readConfig({ SLIPWAY_CAPACITY: capacity, SLIPWAY_GRADERS: wanted }).graders;
  expect(graders('4', '8')).toBe(3);
  expect(graders('1', '8')).toBe(1);
  expect(graders('20', '8')).toBe(8);
  expect(graders('4')).toBe(1);
  expect(graders('1000')).toBe(Math.max(1, Math.floor(availableParallelism() / 2)));
});

test('no more machines are kept warm than may run', () => {
  expect(readConfig({ SLIPWAY_CAPACITY: '1', SLIPWAY_WARM_MACHINES: '5' }).warmMachines).toBe(1);
});

test.each([
  'postgresql://ada:secret@db.example:5432/slipway',
  'postgres://ada@[::1]/slipway?sslmode=verify-full',
  'postgresql://ada:secret@/slipway?host=/run/postgresql',
])('%s is a database', (url) => {
  expect(readConfig({ DATABASE_URL: url }).databaseUrl).toBe(url);
});

test.each([
  ['mysql://ada:secret@db/slipway', 'another that begins with "mysql://"'],
  ['postgresql://ada:secret@db:54x2/slipway', 'another that begins with "postgresql://"'],
  ['ada:secret@db', 'something else'],
])('a database that cannot be is refused, and its password not shown: %s', (url, found) => {
  const read = () => readConfig({ DATABASE_URL: url });
  expect(read).toThrow(
    `DATABASE_URL: expected postgresql://user:password@host:5432/database; found ${found}`,
  );
  expect(read).not.toThrow(/secret/);
});
