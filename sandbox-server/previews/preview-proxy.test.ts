import type { RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { openApp, previewOf, type PreviewWorldOptions } from '../../test/doubles/preview-world.ts';

const preview = async (listener: RequestListener, options?: PreviewWorldOptions) =>
  previewOf(await openApp(listener), options);

test('method, path, query and body reach the app as they were sent, and its answer comes back', async () => {
  const world = await preview(async (request, response) => {
    const body = await text(request);
    response.writeHead(207, 'Sort Of', { 'x-app': 'yes' });
    response.end(`${request.method} ${request.url} ${body}`);
  });
  const path = '/a//b/../%2e/%C3%BC?q=%41&"quoted"|{x}^\\&&=';
  const answer = await world.get(path, { method: 'PROPFIND' }, 'body');
  expect(answer.text).toBe(`PROPFIND ${path} body`);
  expect(answer).toMatchObject({ status: 207, headers: { 'x-app': 'yes' } });
  expect(answer.response.statusMessage).toBe('Sort Of');
});

test('the app sees itself as localhost, and none of our credentials', async () => {
  const world = await preview((request, response) => response.end(JSON.stringify(request.headers)));
  const answer = await world.get('/', {
    headers: {
      origin: world.origin,
      referer: `${world.origin}/page?x=1`,
      cookie: 'slipway=a; session=s; __Host-slipway-key=b; theme=dark',
      authorization: 'Bearer slipway_secret',
      'x-forwarded-for': '6.6.6.6',
      'x-forwarded-host': 'evil.example',
      connection: 'close, x-hop',
      'x-hop': '1',
      'x-app': 'kept',
    },
  });
  expect(JSON.parse(answer.text)).toEqual({
    host: 'localhost:8000',
    origin: 'http://localhost:8000',
    referer: 'http://localhost:8000/page?x=1',
    cookie: 'session=s; theme=dark',
    'x-forwarded-for': '127.0.0.1',
    'x-forwarded-proto': 'http',
    'x-app': 'kept',
    connection: 'keep-alive',
  });
});

test('the app’s own sign-in, and other sites’ origins, pass', async () => {
  const world = await preview((request, response) => response.end(JSON.stringify(request.headers)));
  const sent = { authorization: 'Basic bGVhcm5lcjpweQ==', origin: 'https://other.example' };
  expect(JSON.parse((await world.get('/', { headers: sent })).text)).toMatchObject(sent);
});

test('a CORS preflight passes untouched', async () => {
  const allow = {
    'access-control-allow-origin': 'https://other.example',
    'access-control-max-age': '5',
  };
  const world = await preview((request, response) => {
    response.writeHead(request.method === 'OPTIONS' ? 204 : 500, allow).end();
  });
  const { status, headers } = await world.get('/api', { method: 'OPTIONS' });
  expect(status).toBe(204);
  expect(headers).toMatchObject(allow);
});

test('repeated headers stay apart, and cookies stay on their host', async () => {
  const world = await preview((_request, response) => {
    response.setHeader('set-cookie', [
      'a=1; Domain=localhost; Path=/',
      'b=2;domain=x;DOMAIN=y; HttpOnly',
    ]);
    response.setHeader('x-twice', ['1', '2']);
    response.end();
  });
  const { response } = await world.get('/');
  expect(response.headersDistinct).toMatchObject({
    'set-cookie': [
      expect.stringMatching(/^a=1; Path=\/; S/),
      expect.stringMatching(/^b=2; HttpOnly; S/),
    ],
    'x-twice': ['1', '2'],
    'x-robots-tag': ['noindex'],
    'referrer-policy': ['same-origin'],
  });
});

test('what the app says about framing, robots and referrers stays', async () => {
  const own = {
    'x-frame-options': 'DENY',
    'x-robots-tag': 'all',
    'referrer-policy': 'no-referrer',
  };
  const world = await preview((_request, response) => response.writeHead(200, own).end());
  expect((await world.get('/')).headers).toMatchObject(own);
});

test.each([
  ['http://localhost:8000/next?a=%41#b', '{8000}/next?a=%41#b'],
  ['http://127.0.0.1:8000', '{8000}'],
  ['//localhost:8000/x', '{8000}/x'],
  ['http://0.0.0.0:5000/login', '{8000}/login'],
  ['http://localhost:9000/other', '{9000}/other'],
  ['http://[::1]:3000/unpublished', '{3000}/unpublished'],
  ['/relative//path', '/relative//path'],
  ['next', 'next'],
  ['https://example.org/', 'https://example.org/'],
  ['http://localhost@example.org/', 'http://localhost@example.org/'],
  ['http://[broken', 'http://[broken'],
])('a redirect to %s leads to %s', async (location, expected) => {
  const published = [
    { port: 8000, containerPort: 5000 },
    { port: 9000, containerPort: 5000 },
  ];
  const target = { publishedPorts: () => published };
  const world = await preview((_request, response) => response.writeHead(302, { location }).end(), {
    target,
  });
  const wanted = expected.replace(/\{(\d+)\}/, `http://$1-${world.key}.localhost:${world.port}`);
  const { status, headers } = await world.get('/', { method: 'POST' }, 'form=1');
  expect([status, headers.location]).toEqual([302, wanted]);
});

test.each([204, 304])('%i comes without a body', async (code) => {
  const world = await preview((_request, response) =>
    response.writeHead(code, { etag: '"1"' }).end(),
  );
  const { status, headers, text: body } = await world.get('/');
  expect([status, headers.etag, body]).toEqual([code, '"1"', '']);
});

test('HEAD gives the length and no body', async () => {
  const world = await preview((_request, response) =>
    response.writeHead(200, { 'content-length': 5 }).end(),
  );
  const { status, headers, text: body } = await world.get('/', { method: 'HEAD' });
  expect([status, headers['content-length'], body]).toEqual([200, '5', '']);
});
