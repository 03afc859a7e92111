import type { KitMode } from './kit.ts';

/** Milliseconds after which an upstream counts as out of reach. */
const patience = 3_000;

/** The two places that the online mode depends on. */
export const upstreams = {
  hub: 'https://registry-1.docker.io/v2/',
  pypi: 'https://pypi.org/simple/',
} as const;

/** Whether an address answers within three seconds: 401 is how Docker Hub greets a stranger. */
export async function isReachable(address: string, signal?: AbortSignal): Promise<boolean> {
  const deadline = AbortSignal.timeout(patience);
  try {
    const answer = await fetch(address, {
      method: 'HEAD',
      redirect: 'manual',
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
    return answer.status === 401 || answer.status < 400;
  } catch {
    signal?.throwIfAborted();
    return false;
  }
}

/** Found out once in a process: the set-up and the server it hands over to must not differ. */
let found: Promise<KitMode> | undefined;

/**
 * `auto` becomes `online` where both Docker Hub and PyPI answer, else `offline`: half a kit would
 * have a build fail in the middle of a lesson. Takes three seconds at most, and the first time only.
 */
export async function chooseKitMode(
  wanted: KitMode | 'auto',
  signal?: AbortSignal,
): Promise<KitMode> {
  if (wanted !== 'auto') return wanted;
  found ??= findKitMode(signal).catch((error: unknown) => {
    found = undefined;
    throw error;
  });
  return found;
}

async function findKitMode(signal: AbortSignal | undefined): Promise<KitMode> {
  const answers = await Promise.all(
    Object.values(upstreams).map((address) => isReachable(address, signal)),
  );
  return answers.every(Boolean) ? 'online' : 'offline';
}
