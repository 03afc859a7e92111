import type { Logger } from 'pino';
import type { MachineLimits } from '../../config.ts';
import type { HostEngine } from '../../host-engine/host-engine.ts';
import type { RegistryAccess } from '../../registry/classroom-registry.ts';
import type { GoldenImages } from './golden/golden-images.ts';
import type { GoldenShelf } from './golden/golden-shelf.ts';

/** What the driver runs machines with. */
export interface DockerDriverOptions {
  readonly hostEngine: HostEngine;
  readonly home: string;
  /** Image of a machine, present on the host engine. */
  readonly image: string;
  readonly seccomp: string;
  readonly limits: MachineLimits;
  /** Whether machines pull through a mirror on the gateway. */
  readonly mirror: boolean;
  /** The classroom registry; null for machines that nobody learns on. */
  readonly registry: RegistryAccess | null;
  /** The images of new machines, and the layers of all; null for machines without any. */
  readonly golden: { readonly images: GoldenImages; readonly shelf: GoldenShelf } | null;
  readonly spareNetworks: number;
  /** How many machines are kept ready up to their engine. */
  readonly spareMachines: number;
  readonly log: Logger;
}
