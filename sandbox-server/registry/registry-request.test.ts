import { expect, test } from 'vitest';
import { ownerOf, readRegistryRequest } from './registry-request.ts';

const digest = `sha256:${'0f'.repeat(32)}`;
const upload = '01234567-89ab-cdef-0123-456789abcdef';

test.each([
  ['GET', '/v2/', { kind: 'base' }],
  ['HEAD', '/v2/a/b/manifests/1.0', { kind: 'manifest', repository: 'a/b', writes: false }],
  ['PUT', `/v2/a/b/manifests/${digest}`, { kind: 'manifest', repository: 'a/b', writes: true }],
  ['GET', `/v2/a/b-c_d.e/f/blobs/${digest}`, { kind: 'blob', repository: 'a/b-c_d.e/f' }],
  ['POST', '/v2/a/b/blobs/uploads/', { kind: 'upload', repository: 'a/b', writes: true }],
  [
    'PATCH',
    `/v2/a/b/blobs/uploads/${upload}?_state=x%3D`,
    { kind: 'upload', upload, writes: true },
  ],
  ['GET', '/v2/a/b/tags/list', { kind: 'tags', repository: 'a/b', writes: false }],
])('%s %s is understood', (method, url, expected) => {
  expect(readRegistryRequest(method, url)).toMatchObject(expected);
});

test.each([
  ['GET', '/'],
  ['GET', '/v1/a'],
  ['POST', '/v2/'],
  ['GET', '/v2/_catalog'],
  ['DELETE', `/v2/a/b/manifests/${digest}`],
  ['DELETE', `/v2/a/b/blobs/${digest}`],
  ['PUT', '/v2/a/../b/manifests/1.0'],
  ['PUT', '/v2/../../etc/manifests/1.0'],
  ['PUT', '/v2/a%2Fb/manifests/1.0'],
  ['PUT', '/v2/a/%2e%2e/b/manifests/1.0'],
  ['PUT', '/v2/a//b/manifests/1.0'],
  ['PUT', '/v2//a/b/manifests/1.0'],
  ['PUT', '/v2/A/b/manifests/1.0'],
  ['PUT', '/v2/a/b/manifests/..'],
  ['PUT', '/v2/a/b/manifests/.hidden'],
  ['PUT', '/v2/a/b/manifests/1.0/'],
  ['PUT', `/v2/a/b/manifests/${'x'.repeat(129)}`],
  ['PUT', `/v2/${'a/'.repeat(200)}b/manifests/1.0`],
  ['PATCH', '/v2/a/b/blobs/uploads/../../c/_uploads/x'],
  ['PATCH', '/v2/a/b/blobs/uploads/not-an-id'],
  ['CONNECT', 'registry:443'],
  ['PUT', 'http://elsewhere/v2/a/b/manifests/1.0'],
])('%s %s is not passed on', (method, url) => {
  expect(readRegistryRequest(method, url)).toBeNull();
});

test('of a query, only what the interface knows is passed on', () => {
  const url = `/v2/a/b/blobs/uploads/?mount=${digest}&from=c/d&n=1&from=e`;
  expect(readRegistryRequest('POST', url)).toMatchObject({
    target: `/v2/a/b/blobs/uploads/?mount=${encodeURIComponent(digest)}&from=c%2Fd`,
  });
});

test('a path that does not end is refused', () => {
  expect(readRegistryRequest('GET', `/v2/${'a-'.repeat(100_000)}`)).toBeNull();
  expect(readRegistryRequest('GET', `/v2/${'/blobs/'.repeat(20_000)}`)).toBeNull();
});

test.each([
  ['learner-a/greeting', 'learner-a'],
  ['learner-a/team/greeting', 'learner-a'],
  ['learner-a', null],
])('%s belongs to %s', (repository, owner) => {
  expect(ownerOf(repository)).toBe(owner);
});
