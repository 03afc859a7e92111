import { expect, test } from 'vitest';
import { readConfig } from '../../config.ts';
import { planNetwork } from '../../host-engine/network-plan.ts';
import { machineContainer } from './machine-container.ts';

const network = planNetwork('a1b2c3', new Set());
const options = machineContainer({
  id: '00ff',
  image: 'slipway-machine:x',
  diskFolder: '/home/machines/00ff/disk',
  goldenFolder: '/home/golden/k',
  dockerNetwork: 'sla1b2c3m0',
  cgroupParent: '/slipway-a1b2c3',
  network,
  limits: readConfig({}).machine,
  seccomp: '{}',
  mirror: true,
  registry: {
    host: 'registry.test',
    trustFolder: '/home/registry/certs.d',
    accountOf: (machine) => ({ host: 'registry.test', user: `of-${machine}`, password: 'secret' }),
  },
});
const { HostConfig } = options;

test('a machine is not privileged, and has three capabilities more than a container', () => {
  expect(HostConfig).not.toHaveProperty('Privileged');
  expect(HostConfig?.CapAdd).toEqual(['SYS_ADMIN', 'NET_ADMIN', 'SYS_PTRACE']);
  expect(HostConfig).not.toHaveProperty('UsernsMode');
  expect(HostConfig).not.toHaveProperty('Devices');
});

test('a machine sees its own disk, and read-only the shared layers and whom it may trust', () => {
  expect(HostConfig?.Binds).toEqual([
    '/home/machines/00ff/disk/docker:/var/lib/docker',
    '/home/machines/00ff/disk/home:/home/learner',
    '/home/golden/k:/golden:ro',
    '/home/registry/certs.d:/etc/docker/certs.d:ro',
  ]);
  expect(HostConfig?.ReadonlyRootfs).toBe(true);
});

test('a machine is limited in memory, swap, processes and processor time', () => {
  expect(HostConfig).toMatchObject({
    Memory: 768 * 1024 * 1024,
    MemorySwap: 768 * 1024 * 1024,
    PidsLimit: 400,
    NanoCpus: expect.any(Number),
    CgroupnsMode: 'private',
    SecurityOpt: expect.arrayContaining(['seccomp={}']),
  });
});

test('a machine has its account in the classroom registry in the environment', () => {
  expect(options.Env).toEqual(
    expect.arrayContaining([
      'REGISTRY=registry.test',
      'REGISTRY_USER=of-00ff',
      'REGISTRY_PASSWORD=secret',
    ]),
  );
});

test('a restarted server finds a machine by its labels', () => {
  expect(options.Labels).toEqual({
    'dev.slipway.machine': '00ff',
    'dev.slipway.host': 'a1b2c3',
  });
});
