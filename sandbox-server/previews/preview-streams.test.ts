import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request as httpRequest, type RequestListener } from 'node:http';
import { Duplex, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import {
  connectTo,
  openApp,
  previewOf,
  openTcpApp,
  type PreviewWorldOptions,
} from '../../test/doubles/preview-world.ts';

const preview = async (listener: RequestListener, options?: PreviewWorldOptions) =>
  previewOf(await openApp(listener), options);

test('trailers pass both ways', async () => {
  const world = await preview(async (request, response) => {
    await text(request);
    response.writeHead(200, { trailer: 'x-sum' });
    response.write('body');
    response.addTrailers({ 'x-sum': `${request.trailers['x-end']}` });
    response.end();
  });
  const request = httpRequest({
    port: world.port,
    method: 'POST',
    agent: false,
    headers: { host: world.host, trailer: 'x-end', 'transfer-encoding': 'chunked' },
  });
  request.addTrailers({ 'x-end': 'the end' });
  request.end('x');
  const [response] = await once(request, 'response');
  await text(response);
  expect(response.trailers).toEqual({ 'x-sum': 'the end' });
});

test('an upload that waits to be asked for is asked for', async () => {
  const world = await preview((request, response) => void request.pipe(response));
  const answer = await world.get(
    '/',
    { method: 'PUT', headers: { expect: '100-continue' } },
    'hello',
  );
  expect(answer.text).toBe('hello');
});

test('a stream arrives piece by piece, before its end', async () => {
  const more = Promise.withResolvers<void>();
  const world = await preview(async (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.write('data: first\n\n');
    await more.promise;
    response.end('data: last\n\n');
  });
  const response = await world.ask('/events');
  const [first] = await once(response, 'data');
  expect(String(first)).toBe('data: first\n\n');
  more.resolve();
  const [last] = await once(response, 'data');
  expect(String(last)).toBe('data: last\n\n');
});

test('300 MB pass in either direction without being gathered here', async () => {
  const size = 300 << 20;
  const piece = randomBytes(1 << 20);
  const pieces = () =>
    Readable.from(
      (function* () {
        for (let sent = 0; sent < size; sent += piece.length) yield piece;
      })(),
    );
  const world = await preview(async (request, response) => {
    const hash = createHash('sha256');
    for await (const chunk of request) hash.update(chunk);
    response.setHeader('x-hash', hash.digest('hex'));
    await pipeline(pieces(), response);
  });
  const before = process.memoryUsage.rss();
  let peak = 0;
  const request = httpRequest({
    port: world.port,
    method: 'POST',
    agent: false,
    headers: { host: world.host },
  });
  const answered = once(request, 'response');
  await pipeline(pieces(), request);
  const [response] = await answered;
  const hash = createHash('sha256');
  for await (const chunk of response) {
    hash.update(chunk);
    peak = Math.max(peak, process.memoryUsage.rss());
  }
  const expected = createHash('sha256');
  for await (const chunk of pieces()) expected.update(chunk);
  const digest = expected.digest('hex');
  expect([hash.digest('hex'), response.headers['x-hash']]).toEqual([digest, digest]);
  expect(peak - before).toBeLessThan(250 << 20);
}, 60_000);

test('an app that reads no more holds the upload back', async () => {
  const app = await openTcpApp((socket) => socket.pause());
  const world = await previewOf(app);
  const request = httpRequest({
    port: world.port,
    method: 'POST',
    agent: false,
    headers: { host: world.host },
  });
  request.on('error', () => undefined);
  let accepted = 0;
  const chunk = Buffer.alloc(1 << 20);
  while (accepted < 200) {
    accepted += 1;
    if (request.write(chunk)) continue;
    const drained = await Promise.race([
      once(request, 'drain').then(() => true),
      new Promise((resolve) => setTimeout(resolve, 500, false)),
    ]);
    if (!drained) break;
  }
  request.destroy();
  expect(accepted).toBeLessThan(50);
});

test('a browser that leaves ends the request in the app', async () => {
  const left = Promise.withResolvers<void>();
  const world = await preview((_request, response) => {
    response.write('begun');
    response.on('close', left.resolve);
  });
  const response = await world.ask('/');
  response.destroy();
  await left.promise;
});

test('a browser that leaves while we connect ends the connecting', async () => {
  const connecting = Promise.withResolvers<AbortSignal>();
  const world = await preview(() => undefined, {
    target: {
      connect: (_port, { signal }) => {
        connecting.resolve(signal);
        return new Promise(() => undefined);
      },
    },
  });
  const request = httpRequest({ port: world.port, agent: false, headers: { host: world.host } });
  request.on('error', () => undefined);
  request.end();
  const signal = await connecting.promise;
  request.destroy();
  await once(signal, 'abort');
});

test('an app that breaks off is seen to break off', async () => {
  const world = await preview((_request, response) => {
    response.writeHead(200, { 'content-length': 100 });
    response.write('half', () => response.destroy());
  });
  const response = await world.ask('/');
  await expect(text(response)).rejects.toThrow('aborted');
});

test('a second request on the same connection is answered', async () => {
  const world = await preview((request, response) => response.end(request.url));
  const line = (path: string, more = '') =>
    `GET ${path} HTTP/1.1\r\nHost: ${world.host}\r\n${more}\r\n`;
  const all = await world.raw(line('/1') + line('/2', 'Connection: close\r\n'));
  expect(all.match(/HTTP\/1.1 200/g)).toHaveLength(2);
  expect(all).toContain('Connection: keep-alive'.toLowerCase());
});

test('a stream that is no socket, as an exec gives, will do', async () => {
  const app = await openApp((_request, response) => response.end('through a stream'));
  const world = await previewOf(app, {
    target: {
      connect: async (_port, { signal }) => {
        const socket = await connectTo(app.port, signal);
        return Duplex.from({ readable: socket, writable: socket });
      },
    },
  });
  expect((await world.get('/')).text).toBe('through a stream');
});

test('requests that mean two things are refused', async () => {
  const seen: unknown[] = [];
  const world = await preview((request, response) => {
    seen.push(request.url);
    response.end();
  });
  const post = `POST / HTTP/1.1\r\nHost: ${world.host}\r\nConnection: close\r\n`;
  const smuggled = '0\r\n\r\nGET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n';
  for (const framing of [
    `Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n${smuggled}`,
    `Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n${smuggled}`,
    `Transfer-Encoding: chunked, gzip\r\n\r\n${smuggled}`,
    `Content-Length: 1\r\nContent-Length: 2\r\n\r\nxx`,
    `Transfer-Encoding : chunked\r\n\r\n${smuggled}`,
  ])
    expect(await world.raw(post + framing)).toMatch(/^HTTP\/1\.1 400 /);
  expect(seen).toEqual([]);
  // Here the head is well-formed, and reaches the app; the body does not.
  expect(await world.raw(`${post}Transfer-Encoding: chunked\r\n\r\nZZ\r\n${smuggled}`)).toContain(
    ' 400 ',
  );
  expect(seen).not.toContain('/smuggled');
});
