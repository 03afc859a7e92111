import { once } from 'node:events';
import { connect, createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Machines } from '../../sandbox-server/composition/open-machines.ts';
import type { MachineRef } from '../../sandbox-server/drivers/driver.ts';
import { OutsideNetwork, privateAddresses, publicAddress } from '../support/outside-network.ts';
import { openRealMachines } from '../support/real-machines.ts';
import { type Ran, runInMachine } from '../support/run-in-machine.ts';

/** Connects to every `host:port` it is given, and prints those that take the connection. */
const reachScript = `
import socket, sys
from concurrent.futures import ThreadPoolExecutor
def reach(place):
    host, port = place.rsplit(":", 1)
    try:
        socket.create_connection((host, int(port)), timeout=3).close()
        return place
    except OSError:
        return None
places = sys.argv[1:]
with ThreadPoolExecutor(max_workers=16) as pool:
    print(*filter(None, pool.map(reach, places)))
`;

const outside = new OutsideNetwork();
const listeners: Server[] = [];
let machines: Machines;
let attacker: MachineRef;
let victim: MachineRef;
let gateway: string;

async function listenOn(host: string): Promise<number> {
  const listener = createServer((socket) => socket.end()).listen(0, host);
  await once(listener, 'listening');
  listeners.push(listener);
  return (listener.address() as AddressInfo).port;
}

const shell = (ref: MachineRef, command: string, user: 'learner' | 'root' = 'learner') =>
  runInMachine(machines.driver, ref, command, user);

async function ok(ran: Promise<Ran>): Promise<string> {
  const { code, stdout, stderr } = await ran;
  if (code !== 0) throw new Error(`exit code ${code}: ${stdout}${stderr}`);
  return stdout.trim();
}

beforeAll(async () => {
  machines = await openRealMachines();
  const { driver, hostEngine } = machines;
  gateway = hostEngine.network.gateway;
  [attacker, victim] = await Promise.all([driver.start(), driver.start()]);
  await ok(shell(attacker, `cat > reach.py <<'END'\n${reachScript}\nEND`));
  await outside.open();
}, 120_000);

afterAll(async () => {
  for (const listener of listeners) listener.close();
  await outside.dispose();
  for (const ref of [attacker, victim]) await machines.driver.destroy(ref);
  await machines.dispose();
}, 60_000);

const places = {
  'the shell': (targets: string) => `python3 reach.py ${targets}`,
  'a container': (targets: string) =>
    `docker run --rm -v ./reach.py:/reach.py python:3-slim python /reach.py ${targets}`,
  'a container on the machine’s own network': (targets: string) =>
    `docker run --rm --network host -v ./reach.py:/reach.py python:3-slim python /reach.py ${targets}`,
};

describe.each(Object.entries(places))('from %s', (_name, command) => {
  const reached = async (targets: readonly string[]) =>
    (await ok(shell(attacker, command(targets.join(' '))))).split(' ').filter(Boolean);

  test('mirror, registry, package index, name service and the internet are reached', async () => {
    const targets = [5000, 443, 80, 53].map((port) => `${gateway}:${port}`);
    targets.push(`${publicAddress}:${OutsideNetwork.port}`);
    expect(await reached(targets)).toEqual(targets);
  });

  test('another machine is not reached, neither its programs nor what it publishes', async () => {
    const outer = await ok(shell(victim, 'ip -4 -brief address show dev eth0'));
    const address = /10\.[\d.]+/.exec(outer)?.[0] ?? '';
    await ok(shell(victim, '(python3 -m http.server 8000 >/dev/null 2>&1 &)'));
    await ok(
      shell(
        victim,
        'docker rm -f web; docker run -d --name web -p 8001:5000 python:3-slim python -m http.server 5000',
      ),
    );
    const router = address.replace(/\d+$/, (last) => String((Number(last) & ~15) + 1));
    for (const port of [8000, 8001]) {
      await expect
        .poll(() => canConnect(address, port), {
          timeout: 10_000,
          message: 'this computer reaches it',
        })
        .toBe(true);
    }
    const targets = [address, router, gateway].flatMap((host) => [`${host}:8000`, `${host}:8001`]);
    expect(await reached(targets)).toEqual([]);
  }, 30_000);

  test('services of this computer are not reached, on any of its addresses', async () => {
    const everywhere = await listenOn('0.0.0.0');
    const onGateway = await listenOn(gateway);
    expect([
      await canConnect('127.0.0.1', everywhere),
      await canConnect(gateway, onGateway),
    ]).toEqual([true, true]);
    const addresses = Object.values(networkInterfaces())
      .flatMap((list) => list ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => address);
    expect(addresses).toContain(gateway);
    const targets = [
      ...addresses.map((address) => `${address}:${everywhere}`),
      `${gateway}:${onGateway}`,
    ];
    expect(await reached(targets)).toEqual([]);
  }, 30_000);

  test('private networks and the metadata address are not reached', async () => {
    for (const address of privateAddresses) {
      expect([address, await canConnect(address, OutsideNetwork.port)]).toEqual([address, true]);
    }
    expect(await reached(privateAddresses.map((host) => `${host}:${OutsideNetwork.port}`))).toEqual(
      [],
    );
  }, 30_000);

  test('names are found', async () => {
    const find = 'import socket; print(socket.gethostbyname("slipway.internal"))';
    const containers = {
      'the shell': 'python3',
      'a container': 'docker run --rm python:3-slim python',
    };
    const python =
      containers[_name as keyof typeof containers] ??
      'docker run --rm --network host python:3-slim python';
    expect(await ok(shell(attacker, `${python} -c '${find}'`))).toBe(gateway);
  });
});

test('nothing can be put into the mirror, nor into the package index', async () => {
  const status = (method: string, path: string) =>
    ok(
      shell(
        attacker,
        `curl -s -o /dev/null -w '%{http_code}' -X ${method} -d '{}' http://${gateway}${path}`,
      ),
    );
  expect(await status('GET', ':5000/v2/library/hello-world/manifests/latest')).toBe('200');
  for (const [method, path] of [
    ['PUT', ':5000/v2/library/hello-world/manifests/latest'],
    ['POST', ':5000/v2/evil/blobs/uploads/'],
    ['DELETE', ':5000/v2/library/hello-world/manifests/latest'],
    ['PUT', '/simple/flask/index.html'],
    ['POST', '/simple/'],
  ] as const) {
    expect(await status(method, path)).toMatch(/^40[45]$/);
  }
  // Docker tries again for 50 s before it tells of the refusal.
  const push = `docker tag python:3-slim ${gateway}:5000/evil && timeout 8 docker push ${gateway}:5000/evil`;
  expect((await shell(attacker, push)).code).not.toBe(0);
  expect(await status('GET', ':5000/v2/evil/tags/list')).toBe('404');
}, 30_000);

test('a build installs Flask from the package index, and images are pulled from the mirror', async () => {
  await ok(
    shell(
      attacker,
      'mkdir -p build && printf "FROM python:3-slim\\nRUN pip install flask\\n" > build/Dockerfile',
    ),
  );
  await ok(shell(attacker, 'docker build -t with-flask build'));
  const version = 'docker run --rm with-flask python -c "import flask; print(flask.__name__)"';
  expect(await ok(shell(attacker, version))).toBe('flask');
  expect(await ok(shell(attacker, 'docker run --rm hello-world'))).toContain('Hello from Docker!');
}, 60_000);

function canConnect(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 3_000 });
    const end = (result: boolean) => {
      socket.destroy();
      resolve(result);
    };
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
    socket.on('timeout', () => end(false));
  });
}
