import { once } from 'node:events';
import { expect, test } from 'vitest';
import {
  openApp,
  previewOf,
  openTcpApp,
  type PreviewWorldOptions,
} from '../../test/doubles/preview-world.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';
import { waitingHeader } from './preview-page.ts';

const asPage = { headers: { accept: 'text/html,*/*' } };

/** A port that was open a moment ago. */
async function closedPort(options?: PreviewWorldOptions) {
  const app = await openApp(() => undefined);
  await app[Symbol.asyncDispose]();
  return previewOf(app, options);
}

test('an unknown key is a 404 that says nothing of others', async () => {
  const { get, port, key } = await closedPort();
  const host = `8000-${'0'.repeat(32)}.localhost:${port}`;
  const { status, text } = await get('/', { headers: { ...asPage.headers, host } });
  expect(status).toBe(404);
  expect(text).toContain('There is no such preview');
  expect(text).not.toContain(key);
});

test('a closed port says what to look at, on a page that shows the app once it answers', async () => {
  const { get } = await closedPort();
  const { status, headers, text } = await get('/', asPage);
  expect(status).toBe(502);
  expect(headers).toMatchObject({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': expect.stringContaining("default-src 'none'"),
  });
  for (const hint of ['docker ps', '-p 8000:5000', 'host="0.0.0.0"', '<script>'])
    expect(text).toContain(hint);
});

test('a page of ours is in the language of the session, whatever the browser accepts', async () => {
  const closed = new SlipwayError('port-closed', told('port.closed', { port: 8000 }));
  const target = { language: 'ru' as const, connect: () => Promise.reject(closed) };
  const { get } = await closedPort({ target });
  const headers = { ...asPage.headers, 'accept-language': 'ja' };
  const { text } = await get('/', { headers });
  expect(text).toContain('<html lang="ru">');
  expect(text).toContain('Порт 8000 этой машины никто не слушает.');
  expect(text).toContain('Контейнер работает?');
});

test('where no session is behind it, a page is in the language that the browser accepts', async () => {
  const { get, port } = await closedPort();
  const host = `8000-${'0'.repeat(32)}.localhost:${port}`;
  const headers = { ...asPage.headers, host, 'accept-language': 'zh-CN,zh;q=0.9' };
  const { text } = await get('/', { headers });
  expect(text).toContain('<html lang="zh-CN">');
  expect(text).toContain('没有这个预览。');
});

test('a closed port is told as JSON to whoever asks for no page', async () => {
  const { get } = await closedPort();
  const { status, headers, text } = await get('/api', { method: 'POST' }, 'x'.repeat(100_000));
  expect([status, headers['content-type']]).toEqual([502, 'application/json']);
  expect(JSON.parse(text)).toMatchObject({ code: 'port-closed' });
});

test('a form sent to a closed port gets a page that does not ask again by itself', async () => {
  const { get } = await closedPort();
  const { text } = await get('/', { ...asPage, method: 'POST' });
  expect(text).toContain('docker ps');
  expect(text).not.toContain('<script>');
});

test('HEAD on a closed port has no body', async () => {
  const { get } = await closedPort();
  expect(await get('/', { ...asPage, method: 'HEAD' })).toMatchObject({ status: 502, text: '' });
});

test('a port that Docker holds open for an app that is not there says so', async () => {
  const { get } = await previewOf(await openTcpApp((socket) => socket.destroy()));
  const { status, text } = await get('/', asPage);
  expect(status).toBe(502);
  expect(text).toContain('hung up without an answer');
  expect(text).toContain('host="0.0.0.0"');
});

test.each([
  ['what is not HTTP', '-ERR unknown command\r\n'],
  ['a half-written head', 'HTTP/1.1 200 OK\r\nContent-'],
  ['a status that is none', 'HTTP/1.1 000 Nothing\r\n\r\n'],
  [
    'a protocol that nobody asked for',
    'HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n',
  ],
  ['a header that is none', 'HTTP/1.1 200 OK\r\nbroken header\r\n\r\n'],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx'],
  ['a head without end', `HTTP/1.1 200 OK\r\nx: ${'x'.repeat(100_000)}`],
])('an app that answers with %s gets a 502 that says so', async (_what, answer) => {
  const app = await openTcpApp((socket) => socket.once('data', () => socket.end(answer)));
  const { status, text } = await (await previewOf(app)).get('/');
  expect(status).toBe(502);
  expect(JSON.parse(text)).toMatchObject({ code: 'bad-answer' });
});

test('odd bytes in a status line do not reach the browser, nor end the server', async () => {
  const app = await openTcpApp((socket) =>
    socket.once('data', () =>
      socket.end('HTTP/1.1 200 \x01\xff!\r\nContent-Length: 2\r\n\r\nok', 'latin1'),
    ),
  );
  const { get } = await previewOf(app);
  const first = await get('/');
  expect([200, 502]).toContain(first.status);
  expect((await get('/')).status).toBe(first.status);
});

test('an app that takes the request and never answers is a 504', async () => {
  const { get } = await previewOf(await openApp(() => undefined), { patienceMs: 50 });
  const { status, text } = await get('/', asPage);
  expect(status).toBe(504);
  expect(text).toContain('docker logs');
});

test('an answer that has begun may take as long as it likes', async () => {
  const app = await openApp((_request, response) => {
    response.write('begun ');
    setTimeout(() => response.end('ended'), 200);
  });
  const { get } = await previewOf(app, { patienceMs: 50 });
  expect(await get('/')).toMatchObject({ status: 200, text: 'begun ended' });
});

test('the app’s early refusal of an upload is what the browser sees', async () => {
  const app = await openApp((_request, response) => {
    response.writeHead(413).end('too large');
  });
  const { ask } = await previewOf(app);
  const response = await ask('/', { method: 'POST' }, Buffer.alloc(8 << 20));
  expect(response.statusCode).toBe(413);
  response.resume();
});

test('one connection too many is refused, and there is room again after one ends', async () => {
  const waiting: (() => void)[] = [];
  const app = await openApp((_request, response) => {
    response.write('open');
    waiting.push(() => response.end());
  });
  const { ask, get } = await previewOf(app, { maxConnections: 2 });
  const open = [await ask('/'), await ask('/')];
  expect(await get('/')).toMatchObject({ status: 503 });
  const closed = once(open[0]!.resume(), 'close');
  waiting[0]!();
  await closed;
  const third = await ask('/');
  expect(third.statusCode).toBe(200);
});

test('what the session says is on the page, as text', async () => {
  const message = 'This session <b>sleeps</b>.';
  const lookup = () =>
    Promise.reject(new SlipwayError('session-not-ready', message, { remedy: 'Wake it & wait.' }));
  const { get } = await closedPort({ lookup });
  const { status, text } = await get('/', asPage);
  expect(status).toBe(503);
  expect(text).toContain('This session &#60;b&#62;sleeps');
  expect(text).toContain('Wake it &#38; wait.');
});

test('a defect of ours is a 500 that tells nothing of it', async () => {
  const lookup = () => Promise.reject(new Error('secret detail'));
  const { get } = await closedPort({ lookup });
  const { status, text } = await get('/');
  expect(status).toBe(500);
  expect(text).not.toContain('secret');
});

test.each(['*', 'http://localhost/x'])('a request for %j is refused', async (path) => {
  const { raw, host } = await closedPort();
  const head = `OPTIONS ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;
  expect(await raw(head)).toMatch(/^HTTP\/1\.1 400 /);
});

test('the page’s question whether the port answers never reaches the app', async () => {
  const asking = { headers: { [waitingHeader]: '1' } };
  let requests = 0;
  const app = await openApp((_request, response) => {
    requests += 1;
    response.end();
  });
  expect((await (await previewOf(app)).get('/', asking)).status).toBe(204);
  expect(requests).toBe(0);
  expect((await (await closedPort()).get('/', asking)).status).toBe(502);
  const gone = await previewOf(await openTcpApp((socket) => socket.destroy()));
  expect((await gone.get('/', asking)).status).toBe(502);
});
