import { expect, test } from 'vitest';
import { parsePreviewHost } from './preview-host.ts';
import { createPreviewKey } from './preview-key.ts';

const key = '0123456789abcdef0123456789abcdef';

test('a preview’s host says its port and key', () => {
  expect(parsePreviewHost(`8000-${key}.localhost:4321`, 'localhost')).toEqual({ port: 8000, key });
  expect(parsePreviewHost(`65535-${key}.LOCALHOST`, 'localhost')).toEqual({ port: 65535, key });
  const domain = 'preview.example.org';
  expect(parsePreviewHost(`80-${key}.${domain}`, domain)).toEqual({ port: 80, key });
});

test.each([
  undefined,
  '',
  'localhost:4321',
  `${key}.localhost`,
  `0-${key}.localhost`,
  `080-${key}.localhost`,
  `65536-${key}.localhost`,
  `8000-${key}0.localhost`,
  `8000-${key.slice(1)}.localhost`,
  `8000-${key}.localhost.`,
  `8000-${key}.localhost:0`,
  `8000-${key}.localhost:4321:4321`,
  `8000-${key}.localhost:4321/x`,
  `8000-${key}.evil.example`,
  `8000-${key}.notlocalhost`,
  `a.8000-${key}.localhost`,
  ` 8000-${key}.localhost`,
  `[::1]:4321`,
])('%j is no preview’s host', (host) => {
  expect(parsePreviewHost(host, 'localhost')).toBeNull();
});

test('keys are long, fit for a host name, and never the same', () => {
  const keys = Array.from({ length: 1000 }, createPreviewKey);
  expect(new Set(keys).size).toBe(1000);
  expect(parsePreviewHost(`65535-${keys[0]}.localhost`, 'localhost')).not.toBeNull();
});
