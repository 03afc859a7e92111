import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Machines } from '../../sandbox-server/composition/open-machines.ts';
import type { MachineRef } from '../../sandbox-server/drivers/driver.ts';
import { openRealMachines } from '../support/real-machines.ts';
import { runInMachine } from '../support/run-in-machine.ts';

let machines: Machines;
let ref: MachineRef;

beforeAll(async () => {
  machines = await openRealMachines();
  ref = await machines.driver.start();
  const probe = await readFile(new URL('../support/kernel-probe.py', import.meta.url), 'utf8');
  await as('learner', `cat > probe.py <<'END'\n${probe}\nEND`);
}, 120_000);
afterAll(async () => {
  await machines.driver.destroy(ref);
  await machines.dispose();
}, 60_000);

const as = (user: 'learner' | 'root', command: string, machine = ref) =>
  runInMachine(machines.driver, machine, command, user);

/** The most that a learner can ask of Docker short of --privileged. */
const boldest =
  '--cap-add ALL --security-opt seccomp=unconfined --security-opt apparmor=unconfined --pid host';
const insideContainer = (command: string) =>
  `docker run --rm ${boldest} -v ./probe.py:/probe.py python:3-slim ${command}`;

const refused = expect.stringMatching(/^E(PERM|ACCES|NOSYS|AFNOSUPPORT)$/);

describe.each([
  ['the learner', 'learner', 'python3 probe.py'],
  ['root of a machine', 'root', 'python3 probe.py'],
  ['root of a container with every capability', 'learner', insideContainer('python /probe.py')],
] as const)('%s', (_name, user, probe) => {
  test('gets nothing of the kernel that is shared by all', async () => {
    const { stdout, stderr } = await as(user, probe);
    expect([stderr, JSON.parse(stdout)]).toEqual([
      '',
      {
        add_key: 'ENOSYS', // As where the kernel has none: tools do without.
        bpf: refused,
        perf_event_open: refused,
        userfaultfd: refused,
        io_uring_setup: refused,
        fsopen: refused,
        swapoff: refused,
        init_module: refused,
        kexec_load: refused,
        open_by_handle_at: refused,
        'packet socket': refused,
        'packet socket that hears': refused,
        "packet socket's rings": refused,
        'vsock socket': refused,
        'alg socket': refused,
        // Root may ping, as in any container: what is sent under a foreign address is dropped.
        'raw socket': _name === 'the learner' ? refused : 'allowed',
        'tcp socket': 'allowed',
        'user namespace': refused,
      },
    ]);
  });
});

test.each([
  'kernel/core_pattern',
  'kernel/panic',
  'kernel/randomize_va_space',
  'vm/overcommit_memory',
  'fs/file-max',
  'fs/inotify/max_user_instances',
  'user/max_inotify_instances',
  'user/max_user_namespaces',
])('root of a machine cannot write /proc/sys/%s', async (name) => {
  const file = `/proc/sys/${name}`;
  const before = await readFile(file, 'utf8');
  // The same value again, which changes nothing even where it is allowed.
  const { code, stderr } = await as('root', `value=$(cat ${file}) && echo "$value" > ${file}`);
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/Permission denied|Read-only|not permitted/),
  ]);
  expect(await readFile(file, 'utf8')).toBe(before);
});

test('no machine has devices, and none can be made or mounted', async () => {
  const devices = await as(
    'root',
    'find /dev -type b; ls /dev/mem /dev/kmsg /dev/fuse /dev/kvm /dev/loop-control',
  );
  expect(devices.stdout).toBe('');
  for (const command of [
    'mknod /tmp/disk b 254 0',
    'mknod /tmp/mem c 1 1',
    'mount -t devtmpfs none /mnt',
    'mount -t debugfs none /mnt',
    'mount -t securityfs none /mnt',
    'truncate -s 8M /home/learner/app/disk && mkfs.ext4 -q /home/learner/app/disk && mount -o loop /home/learner/app/disk /mnt',
  ]) {
    const { code, stderr } = await as('root', command);
    expect([command, code, stderr]).toEqual([
      command,
      expect.any(Number),
      expect.stringMatching(/\S/),
    ]);
    expect([command, code]).not.toEqual([command, 0]);
  }
  // What a nested engine needs is allowed.
  expect((await as('root', 'mount -t tmpfs none /mnt && umount /mnt')).code).toBe(0);
});

test('limits of the machine and of the learner’s part of it cannot be raised', async () => {
  const unified = (await as('root', 'test -e /sys/fs/cgroup/cgroup.controllers')).code === 0;
  const groups = '/sys/fs/cgroup';
  const files = unified
    ? [`${groups}/memory.max`, `${groups}/learner/memory.max`, `${groups}/learner/pids.max`]
    : ['memory', 'memory/learner']
        .map((group) => `${groups}/${group}/memory.limit_in_bytes`)
        .concat(`${groups}/pids/pids.max`, `${groups}/pids/learner/pids.max`);
  for (const file of files) {
    const before = (await as('root', `cat ${file}`)).stdout;
    for (const user of ['learner', 'root'] as const) {
      const { code } = await as(user, `chmod 777 ${file}; echo 9000000000 > ${file}`);
      expect([file, user, code]).toEqual([file, user, 1]);
    }
    const bold = await as(
      'learner',
      insideContainer(`sh -c "nsenter -t 1 -m sh -c 'echo 9000000000 > ${file}'"`),
    );
    expect([file, bold.code]).not.toEqual([file, 0]);
    expect((await as('root', `cat ${file}`)).stdout).toBe(before);
  }
});

test('golden layers cannot be written, not even by a remount', async () => {
  const files = 'find /golden/*/diff -type f';
  const sums = `${files} -newermt 2000-01-01 | sort | head -n 200 | xargs sha256sum; ls -a /golden`;
  const before = await as('root', sums);
  expect(before.stdout.split('\n').length).toBeGreaterThan(200);
  for (const command of [
    'touch /golden/evil',
    'mount -o remount,rw /golden; touch /golden/evil',
    'mount -o remount,bind,rw /golden; touch /golden/evil',
    'mount --bind /golden /mnt && mount -o remount,bind,rw /mnt; touch /mnt/evil',
    `file=$(${files} | head -n 1); echo evil >> "$file"`,
  ]) {
    const { code, stderr } = await as('root', command);
    expect([command, code, stderr]).toEqual([
      command,
      1,
      expect.stringMatching(/Read-only file system/),
    ]);
  }
  expect(await as('root', sums)).toEqual(before);
});

test('docker run --privileged does not work, and does no harm', async () => {
  const { code } = await as('learner', 'docker run --rm --privileged python:3-slim true');
  expect(code).not.toBe(0);
  expect((await as('learner', 'docker run --rm python:3-slim echo works')).stdout).toBe('works\n');
});

test('a machine that takes every inotify instance it gets leaves those of others', async () => {
  const take =
    'import ctypes; libc = ctypes.CDLL(None); n = 0\nwhile libc.inotify_init() >= 0: n += 1\nprint(n, flush=True); input()';
  const other = await machines.driver.start();
  const hog = await machines.driver.exec(ref, {
    command: ['python3', '-c', take],
    user: 'learner',
  });
  const [chunk] = (await once(hog.stdout, 'data')) as [Buffer];
  expect(Number(chunk.toString())).toBeGreaterThan(0);
  expect(Number(chunk.toString())).toBeLessThanOrEqual(64);
  const few =
    'import ctypes; libc = ctypes.CDLL(None); print(sum(libc.inotify_init() >= 0 for _ in range(20)))';
  expect((await as('learner', `python3 -c '${few}'`, other)).stdout).toBe('20\n');
  hog.dispose();
  await machines.driver.destroy(other);
}, 30_000);
