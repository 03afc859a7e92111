import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Machines } from '../../sandbox-server/composition/open-machines.ts';
import type { Driver, MachineRef, TerminalProcess } from '../../sandbox-server/drivers/driver.ts';
import { openRealMachines, testConfig } from '../support/real-machines.ts';
import { runInMachine } from '../support/run-in-machine.ts';

// With spare machines; all other tests do without.
const drivers = { docker: () => openRealMachines(testConfig({ spareMachines: 2 })) };

/** Gathers what a terminal prints; `until` waits for a pattern in what came since the last wait. */
function reader({ stream }: TerminalProcess) {
  let seen = '';
  stream.on('data', (chunk: Buffer) => (seen += chunk.toString()));
  return async (pattern: RegExp): Promise<string> => {
    await expect.poll(() => seen, { timeout: 4_000, interval: 10 }).toMatch(pattern);
    const found = seen;
    seen = '';
    return found;
  };
}

describe.each(Object.entries(drivers))('driver %s', (_name, open) => {
  let machines: Machines;
  let driver: Driver;
  let ref: MachineRef;

  beforeAll(async () => {
    machines = await open();
    driver = machines.driver;
    ref = await driver.start();
  }, 120_000);
  afterAll(async () => {
    for (const machine of await driver.list()) await driver.destroy(machine);
    await machines.dispose();
  }, 60_000);

  test('a machine is there as soon as it is started, with its engine up', async () => {
    expect(await driver.inspect(ref)).toBe('running');
    expect(await driver.list()).toContainEqual(ref);
    expect(JSON.parse(JSON.stringify(ref))).toEqual(ref);
    const { code, stdout } = await runInMachine(
      driver,
      ref,
      'docker version -f {{.Server.Version}}',
    );
    expect([code, stdout.trim()]).toEqual([0, expect.stringMatching(/^\d+\.\d+/)]);
  });

  test('a machine that starts can be reached before its engine answers', async () => {
    let early: Promise<string> | undefined;
    const started = await driver.start({
      onReachable: (starting) => {
        early = runInMachine(driver, starting, 'pwd; docker ps -q').then(({ stdout }) => stdout);
      },
    });
    expect(await early).toBe('/home/learner/app\n');
    await driver.destroy(started);
  });

  test('golden images are in it, and run', async () => {
    const ran = await runInMachine(
      driver,
      ref,
      'docker run --rm --pull never python:3-slim python -c "print(6*7)"',
    );
    expect(ran).toEqual({ code: 0, stdout: '42\n', stderr: '' });
  });

  test('docker exec reaches a container whose process is not root’s', async () => {
    const ran = await runInMachine(
      driver,
      ref,
      'docker run -d --rm --name nobody -u 1234 python:3-slim sleep 100 >/dev/null && ' +
        'docker exec nobody id -u && docker rm -f nobody',
    );
    expect(ran).toEqual({ code: 0, stdout: '1234\nnobody\n', stderr: '' });
  });

  test('a container that takes the place of another is reached at once by its neighbours', async () => {
    const serve = 'docker run -d --network pair --name server python:3-slim python -m http.server';
    const ask = [
      'docker exec asker python -c "import socket, time',
      'for attempt in range(100):',
      '  try: print(socket.create_connection((\\"server\\", 8000), 5).getpeername()[0]); break',
      '  except ConnectionRefusedError: time.sleep(0.1)"',
    ].join('\n');
    await runInMachine(
      driver,
      ref,
      `docker network create pair && ${serve} && docker run -d --network pair --name asker python:3-slim sleep 100`,
    );
    const first = await runInMachine(driver, ref, ask);
    await runInMachine(driver, ref, `docker rm -f server && ${serve}`);
    expect(await runInMachine(driver, ref, ask)).toEqual({ ...first, code: 0, stderr: '' });
    await runInMachine(driver, ref, 'docker rm -f server asker && docker network rm pair');
  });

  test('the learner is a normal user in a workspace of their own', async () => {
    const { stdout } = await runInMachine(driver, ref, 'id -un; id -u; id -Gn; pwd; hostname');
    expect(stdout).toBe('learner\n1000\nlearner docker\n/home/learner/app\nsandbox\n');
  });

  test('a command gets its input, and gives its two outputs and exit code', async () => {
    const process = await driver.exec(ref, {
      command: ['sh', '-c', 'cat; echo oops >&2; exit 3'],
      user: 'root',
    });
    process.stdin.end('наружу');
    expect(await Promise.all([text(process.stdout), text(process.stderr), process.exited])).toEqual(
      ['наружу', 'oops\n', 3],
    );
  });

  test('10 MB of output come out whole, to a reader that is slow', async () => {
    const process = await driver.exec(ref, {
      command: ['head', '-c', '10000000', '/dev/zero'],
      user: 'root',
    });
    let bytes = 0;
    for await (const chunk of process.stdout) {
      bytes += (chunk as Buffer).length;
      if (bytes < 200_000) await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect([bytes, await process.exited]).toEqual([10_000_000, 0]);
  });

  test('a terminal is a login shell that takes input, colour, size and Ctrl-C', async () => {
    const terminal = await driver.openTerminal(ref, { cols: 111, rows: 22 });
    const until = reader(terminal);
    await until(/learner@sandbox/);
    terminal.stream.write('stty size; echo "$LANG" 世界\r');
    expect(await until(/C\.UTF-8 世界\r\n/)).toContain('22 111');
    await terminal.resize({ cols: 90, rows: 20 });
    terminal.stream.write('stty size\r');
    await until(/20 90/);
    terminal.stream.write('sleep 100\r');
    await until(/sleep 100\r\n/);
    terminal.stream.write('\x03');
    await until(/\^C/);
    terminal.stream.write('exit 5\r');
    expect(await terminal.exited).toBe(5);
  });

  test('a terminal or command that is disposed of is hung up, with all that runs in it', async () => {
    const terminal = await driver.openTerminal(ref, { cols: 80, rows: 24 });
    const until = reader(terminal);
    await until(/learner@sandbox/);
    terminal.stream.write('sleep 71234\r');
    const command = await driver.exec(ref, { command: ['sleep', '71235'], user: 'learner' });
    const running = async () =>
      (await runInMachine(driver, ref, 'pgrep -af "[s]leep 7123|^bash -l"')).stdout;
    await expect.poll(running, { timeout: 5_000 }).toMatch(/bash -l.*71234.*71235/s);
    terminal.dispose();
    command.dispose();
    await expect.poll(running, { timeout: 5_000 }).toBe('');
  });

  test('a port that listens can be reached, on every address and on loopback alone', async () => {
    for (const [address, port] of [
      ['0.0.0.0', 8101],
      ['127.0.0.1', 8102],
    ] as const) {
      const server = await driver.exec(ref, {
        command: ['python3', '-m', 'http.server', String(port), '--bind', address],
        user: 'learner',
      });
      server.stdout.resume();
      server.stderr.resume();
      let stream;
      for (let attempt = 0; !stream && attempt < 50; attempt++) {
        stream = await driver.connectPort(ref, port).catch(() => undefined);
      }
      stream?.write('GET / HTTP/1.0\r\n\r\n');
      expect(await text(stream!)).toMatch(/^HTTP\/1\.0 200 OK/);
      server.dispose();
    }
  });

  test('a port that nothing listens on is closed, and says what to look at', async () => {
    await expect(driver.connectPort(ref, 8999)).rejects.toMatchObject({
      code: 'port-closed',
      remedy: expect.stringContaining('docker ps'),
    });
  });

  test('the engine answers on a raw stream', async () => {
    const stream = await driver.connectEngine(ref);
    stream.write('GET /_ping HTTP/1.1\r\nHost: engine\r\n\r\n');
    const [chunk] = (await once(stream, 'data')) as [Buffer];
    expect(chunk.toString()).toMatch(/^HTTP\/1\.1 200 OK/);
    stream.destroy();
  });

  test('hibernation keeps files, images, containers and volumes, and resuming brings them back', async () => {
    await runInMachine(
      driver,
      ref,
      [
        'echo kept > kept.txt',
        'docker volume create data',
        'docker run --name writer -v data:/data python:3-slim sh -c "echo volume > /data/file"',
      ].join(' && '),
    );
    await driver.hibernate(ref);
    await driver.hibernate(ref);
    expect(await driver.inspect(ref)).toBe('hibernated');
    expect(await driver.list()).toContainEqual(ref);
    await expect(driver.exec(ref, { command: ['true'], user: 'root' })).rejects.toMatchObject({
      code: 'machine-lost',
    });
    await driver.resume(ref);
    await driver.resume(ref);
    const ran = await runInMachine(
      driver,
      ref,
      [
        'cat kept.txt',
        'docker ps -a --format "{{.Names}} {{.State}}"',
        'docker run --rm -v data:/data python:3-slim cat /data/file',
      ].join(' && '),
    );
    expect(ran.stdout).toBe('kept\nwriter exited\nvolume\n');
  }, 30_000);

  test('an aborted start leaves no machine behind', async () => {
    const before = await driver.list();
    const signal = AbortSignal.timeout(50);
    await expect(driver.start({ signal })).rejects.toThrow();
    // What was being made is removed once it is there.
    await expect.poll(() => driver.list(), { timeout: 15_000 }).toEqual(before);
  }, 20_000);

  test('a machine that was destroyed is gone, and destroying it again is no error', async () => {
    const other = await driver.start();
    const terminal = await driver.openTerminal(other, { cols: 80, rows: 24 });
    terminal.stream.resume();
    await driver.destroy(other);
    await driver.destroy(other);
    expect(await terminal.exited).not.toBe(0);
    expect(await driver.inspect(other)).toBe('gone');
    expect(await driver.list()).not.toContainEqual(other);
    const call = { cols: 80, rows: 24 };
    await expect(driver.openTerminal(other, call)).rejects.toMatchObject({ code: 'machine-lost' });
    await expect(driver.resume(other)).rejects.toMatchObject({ code: 'machine-lost' });
    await expect(driver.connectPort(other, 80)).rejects.toMatchObject({ code: 'machine-lost' });
    await expect(driver.addressOf(other)).rejects.toMatchObject({ code: 'machine-lost' });
  });

  test('a learner’s full disk is theirs alone, and heals when it is emptied', async () => {
    const fill = 'fallocate -l $(df --output=avail -B1 . | tail -1) big; echo more > more';
    const filled = await runInMachine(driver, ref, fill);
    expect(filled.stderr).toContain('No space left on device');
    const other = await driver.start();
    expect((await runInMachine(driver, other, 'echo fine > file && cat file')).stdout).toBe(
      'fine\n',
    );
    await driver.destroy(other);
    const healed = await runInMachine(
      driver,
      ref,
      'rm big && docker run --rm python:3-slim echo works',
    );
    expect(healed.stdout).toBe('works\n');
  }, 60_000);
});
