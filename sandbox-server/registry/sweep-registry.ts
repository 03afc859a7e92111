import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RegistryAccounts } from './registry-accounts.ts';
import type { RegistryStore } from './registry-store.ts';
import type { WriteGate } from './write-gate.ts';

/**
 * A push that is under way has layers that no image names yet; one that meets the collection after an
 * hour of waiting says that a layer is unknown, and is well when it is tried again.
 */
const patience = { quiet: 60_000, atMost: 60 * 60_000, grace: 30_000 };

export interface SweepOptions {
  /** Machines that there are, hibernated ones too. */
  readonly machines: readonly string[];
  readonly accounts: RegistryAccounts;
  readonly store: RegistryStore;
  readonly gate: WriteGate;
  /** Whether garbage was collected after the last removal. */
  readonly isClean: boolean;
  readonly collectGarbage: () => Promise<unknown>;
}

/**
 * Removes the repositories of machines that are gone, and then what nothing names any more. Resolves
 * with whether all garbage is collected: it waits for a minute without a push, for an hour at most.
 */
export async function sweepRegistry(options: SweepOptions): Promise<boolean> {
  const { machines, accounts, store, gate, collectGarbage } = options;
  const kept = new Set(machines.map((machine) => accounts.of(machine).user));
  let { isClean } = options;
  for (const user of await store.users()) {
    // A machine may have come after the others were listed.
    if (kept.has(user) || accounts.isOpen(user)) continue;
    await store.remove(user);
    isClean = false;
  }
  if (isClean) return true;
  return gate.whileQuiet(patience, async () => {
    const blobs = join(store.folder, 'docker/registry/v2/blobs');
    // Where nothing was ever pushed, docker-registry fails.
    const isEmpty = await stat(blobs).then(
      () => false,
      () => true,
    );
    if (!isEmpty) await collectGarbage();
  });
}
