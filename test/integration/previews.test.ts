import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import type { Session } from '../../protocol/session.ts';
import { ApiClient } from '../support/api-client.ts';
import { EventClient } from '../support/event-client.ts';
import { getAs, previewHost } from '../support/preview-client.ts';
import { openRealServer, type RealServer } from '../support/real-server.ts';
import { runInMachine } from '../support/run-in-machine.ts';

const app = `
from flask import Flask, redirect, request
app = Flask(__name__)

@app.route("/")
def index():
    return "Hello, Docker!\\n"

@app.route("/away")
def away():
    return redirect("http://localhost:5000/there")

@app.route("/there")
def there():
    return "You are there."

@app.route("/seen", methods=["GET", "POST"])
def seen():
    return {"host": request.host, "cookie": request.headers.get("Cookie"), "bytes": len(request.data)}

import sys
app.run(host=sys.argv[1], port=5000)
`;

/** Answers every WebSocket message with the same in capitals (RFC 6455; short text frames only). */
const socketApp = `
import base64, hashlib, http.server
class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    def do_GET(self):
        key = self.headers["Sec-WebSocket-Key"] + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
        self.send_response(101)
        self.send_header("Upgrade", "websocket")
        self.send_header("Connection", "Upgrade")
        self.send_header("Sec-WebSocket-Accept", base64.b64encode(hashlib.sha1(key.encode()).digest()).decode())
        self.end_headers()
        self.close_connection = True
        while (head := self.rfile.read(2)) and head[0] & 15 == 1:
            mask = self.rfile.read(4)
            text = bytes(byte ^ mask[at % 4] for at, byte in enumerate(self.rfile.read(head[1] & 127)))
            self.wfile.write(bytes([0x81, len(text)]) + text.upper())
http.server.ThreadingHTTPServer(("0.0.0.0", 5000), Handler).serve_forever()
`;

let server: RealServer;
let site: string;
let api: ApiClient;
let session: Session;

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'slipway-site-'));
  for (const page of ['index.html', '404.html']) await writeFile(join(site, page), 'our own page');
  server = await openRealServer({ siteFolder: site });
  api = new ApiClient(server.url);
  session = await api.start('publish-ports');
  await api.call('PUT', `/api/sessions/${session.id}/files/hello.py`, app);
  await api.call('PUT', `/api/sessions/${session.id}/files/capitals.py`, socketApp);
  await inMachine('docker build -q -t hello-py .');
  await inMachine('docker run -d -p 8000:5000 hello-py 0.0.0.0');
  await inMachine('docker run -d -p 8001:5000 hello-py 127.0.0.1');
  await inMachine(
    'docker run -d -p 8002:5000 -v ./capitals.py:/capitals.py python:3-slim python /capitals.py',
  );
  const events = await EventClient.open(server.url, session.id);
  await events.until('ports', ({ ports }) => ports.length === 3);
  await vi.waitUntil(async () => (await get(8000)).status === 200, { timeout: 15_000 });
  events.close();
}, 120_000);
afterAll(async () => {
  await server.dispose();
  await rm(site, { recursive: true });
}, 60_000);

async function inMachine(command: string): Promise<void> {
  const { machine } = await server.sessions.live(session.id, 'local');
  const { code, stderr } = await runInMachine(server.driver, machine.ref, command);
  expect([code, stderr]).toEqual([0, expect.anything()]);
}

const host = (port: number) => previewHost(session.previewUrl, port);
const get = (port: number, path?: string, headers?: Record<string, string>) =>
  getAs(server.url, host(port), path, headers);
const asBrowser = { accept: 'text/html,application/xhtml+xml' };

test('a published app is shown under its own host, and sees itself as localhost', async () => {
  expect(await get(8000)).toMatchObject({ status: 200, body: 'Hello, Docker!\n' });
  const cookie = 'slipway_key=secret; slipway_owner=me; theirs=1';
  const seen = JSON.parse((await get(8000, '/seen', { cookie })).body) as object;
  expect(seen).toEqual({ host: 'localhost:8000', cookie: 'theirs=1', bytes: 0 });
});

test('a redirect to the app’s own port in the container leads to the preview', async () => {
  const { status, headers } = await get(8000, '/away');
  expect([status, headers['location']]).toEqual([302, `http://${host(8000)}/there`]);
  expect((await get(8000, '/there')).body).toBe('You are there.');
});

test('a port that nothing listens on says what to look at', async () => {
  const page = await get(8123, '/', asBrowser);
  expect([page.status, page.body]).toEqual([502, expect.stringContaining('docker ps')]);
  expect(page.body).toContain('-p 8123:5000');
  expect(page.body).toContain('host=&quot;0.0.0.0&quot;'.replaceAll('&quot;', '"'));
  expect(JSON.parse((await get(8123)).body)).toMatchObject({
    code: 'port-closed',
    remedy: expect.stringContaining('docker ps'),
  });
});

test('an app that listens on 127.0.0.1 in its container is told to listen on all addresses', async () => {
  const page = await get(8001, '/', asBrowser);
  expect([page.status, page.body]).toEqual([
    502,
    expect.stringContaining('listen on all addresses?'),
  ]);
  expect(JSON.parse((await get(8001)).body)).toMatchObject({
    code: expect.stringMatching(/bad-answer|port-closed/),
  });
});

test('a WebSocket passes', async () => {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/`, { headers: { host: host(8002) } });
  await once(socket, 'open');
  socket.send('hello, docker');
  const [answer] = (await once(socket, 'message')) as [Buffer];
  expect(answer.toString()).toBe('HELLO, DOCKER');
  socket.terminate();
});

test('a key of no session, or of one that ended, shows nothing', async () => {
  const other = await api.start('hello-world');
  const ended = previewHost(other.previewUrl, 8000);
  await api.call('DELETE', `/api/sessions/${other.id}`);
  const wrong = host(8000).replace(/-[0-9a-f]{4}/, '-0000');
  for (const name of [wrong, ended]) {
    const { status, body } = await getAs(server.url, name);
    expect([status, JSON.parse(body)]).toEqual([
      404,
      expect.objectContaining({ code: 'not-found' }),
    ]);
  }
});

describe('a host of the preview domain that is no preview', () => {
  const names = [
    'evil.localhost',
    '8000.localhost',
    '8000-short.localhost',
    'EVIL.localhost',
    '0-x.localhost',
  ];

  test.each(names)('%s shows neither our pages nor our interface', async (name) => {
    for (const path of ['/', '/nothing', '/api/health', `/api/sessions/${session.id}`]) {
      const { status, body } = await getAs(server.url, `${name}:${server.port}`, path, asBrowser);
      expect([path, status, JSON.parse(body)]).toEqual([
        path,
        403,
        expect.objectContaining({ code: 'forbidden-origin' }),
      ]);
    }
  });

  test('our own name shows both', async () => {
    expect((await getAs(server.url, `localhost:${server.port}`)).body).toBe('our own page');
    expect((await getAs(server.url, `localhost:${server.port}`, '/api/health')).status).toBe(200);
  });
});
