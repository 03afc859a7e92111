import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { registryConfiguration } from './registry-configuration.ts';
import { registryLogLine } from './registry-log-line.ts';

const place = { store: '/s', address: '10.0.0.1', port: 5000 };

test('the offline mirror takes nothing in', () => {
  const text = registryConfiguration({ ...place, role: { kind: 'read-only' } });
  expect(parse(text)).toMatchObject({
    storage: { maintenance: { readonly: { enabled: true } }, delete: { enabled: false } },
    http: { addr: '10.0.0.1:5000' },
  });
});

test('the online mirror pulls through from its upstream', () => {
  const role = { kind: 'pull-through', upstream: 'https://hub' } as const;
  expect(parse(registryConfiguration({ ...place, role }))).toMatchObject({
    proxy: { remoteurl: 'https://hub' },
  });
});

test('an IPv6 address is put in brackets', () => {
  const text = registryConfiguration({ ...place, address: '::1', role: { kind: 'writable' } });
  expect(parse(text)).toMatchObject({ http: { addr: '[::1]:5000' } });
});

test('a registry behind a door listens on a socket, and clears what broken pushes left', () => {
  const role = { kind: 'behind-door', publicUrl: 'https://registry.test' } as const;
  expect(parse(registryConfiguration({ store: '/s', socket: '/run/r.sock', role }))).toMatchObject({
    storage: {
      maintenance: { uploadpurging: { enabled: true }, readonly: { enabled: false } },
      delete: { enabled: false },
    },
    http: { net: 'unix', addr: '/run/r.sock', host: 'https://registry.test' },
  });
});

test.each([
  ['{"level":"info","msg":"listening on 127.0.0.1:1"}', 'listening on 127.0.0.1:1', false],
  ['{"level":"error","msg":"no space"}', 'no space', true],
  ['listen tcp: address already in use', 'listen tcp: address already in use', true],
])('of its log line %s the words are read', (line, message, isTrouble) => {
  expect(registryLogLine(line)).toEqual({ message, isTrouble });
});
