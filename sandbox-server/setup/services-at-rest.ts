import { readFile, rm, writeFile } from 'node:fs/promises';

/** Debian asks this program before a package starts its service (policy-rc.d(8)). */
const policyFile = '/usr/sbin/policy-rc.d';
/** 101: "action not allowed". */
const ourPolicy = '#!/bin/sh\n# Written by Slipway for the time of one installation.\nexit 101\n';

/**
 * Keeps packages that are installed meanwhile from starting services: docker.io would start a second
 * engine, docker-registry would take port 5000. A policy that the host has of its own stays as it
 * is; what a killed run of ours left behind is removed.
 */
export async function withServicesAtRest<Result>(
  work: () => Promise<Result>,
  file = policyFile,
): Promise<Result> {
  const found = await readFile(file, 'utf8').catch(() => null);
  if (found !== null && found !== ourPolicy) return work();
  await writeFile(file, ourPolicy, { mode: 0o755 });
  try {
    return await work();
  } finally {
    await rm(file, { force: true });
  }
}
