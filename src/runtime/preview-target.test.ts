import { expect, test } from 'vitest';
import type { PublishedPort } from '../../protocol/engine.ts';
import { localTarget, PreviewTarget } from './preview-target.ts';

const port = (number: number, containerPort = 5000, container = 'web'): PublishedPort => ({
  port: number,
  containerPort,
  container,
  address: '0.0.0.0',
});
const target = (preferred?: number) =>
  new PreviewTarget(() => 'http://{port}-key.localhost:4321/', preferred);

test('nothing is shown until a port is published', () => {
  const preview = target();
  expect(preview.url.value).toBeNull();
  preview.publish([port(8000)]);
  expect(preview.url.value).toBe('http://8000-key.localhost:4321/');
});

test('the lesson’s port comes before the others', () => {
  const preview = target(8000);
  preview.publish([port(5000), port(8000)]);
  expect(preview.port.value?.port).toBe(8000);
});

test('a port published on IPv4 and IPv6 is listed once', () => {
  const preview = target();
  preview.publish([port(8000), { ...port(8000), address: '::' }]);
  expect(preview.ports.value).toHaveLength(1);
});

test('the page is loaded again when another container takes the port', () => {
  const preview = target();
  preview.publish([port(8000)]);
  const loads = preview.loads.value;
  preview.publish([port(8000, 5000, 'next')]);
  expect(preview.loads.value).toBe(loads + 1);
});

test('a path without a slash, or with two, stays on the app', () => {
  const preview = target();
  preview.publish([port(8000)]);
  preview.show(8000, 'about?x=1');
  expect(preview.url.value).toBe('http://8000-key.localhost:4321/about?x=1');
  preview.show(8000, '//elsewhere.example/');
  expect(preview.url.value).toBe('http://8000-key.localhost:4321/elsewhere.example/');
});

test('what an app prints about itself is found under the port it is published as', () => {
  const preview = target();
  preview.publish([port(6379, 6379, 'cache'), port(8000, 5000)]);
  preview.showLocal(localTarget('http://172.17.0.2:5000/hello')!);
  expect(preview.url.value).toBe('http://8000-key.localhost:4321/hello');
});

test.each([
  ['http://127.0.0.1:5000', { port: 5000, path: '/' }],
  ['http://localhost:8000/a?b#c', { port: 8000, path: '/a?b#c' }],
  ['http://0.0.0.0:80/', { port: 80, path: '/' }],
  ['http://[::1]:3000/', { port: 3000, path: '/' }],
  ['https://docs.docker.com/', null],
  ['http://localhost.example:80/', null],
  ['not a link', null],
])('%s leads to %o', (link, expected) => {
  expect(localTarget(link)).toEqual(expected);
});
