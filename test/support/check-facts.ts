import type { CheckFacts, PortAnswer } from '../../sandbox-server/checks/check-facts.ts';
import type { EngineEvent, EngineState } from '../../protocol/engine.ts';
import type { SignIns } from '../../sandbox-server/registry/classroom-registry.ts';
import type { RegistryImage } from '../../sandbox-server/registry/registry-image.ts';
import { stateOf } from './engine-state.ts';

/** Facts that a test sets, and may change as it goes. */
export interface GivenFacts {
  state?: EngineState;
  events?: EngineEvent[];
  files?: Record<string, string>;
  /** By port and path: `8000/`. */
  pages?: Record<string, PortAnswer>;
  openPorts?: number[];
  /** Of the classroom registry, by `learner-a/greeting:1.0`. */
  pushed?: Record<string, RegistryImage>;
  signIns?: SignIns;
}

/** Facts as a machine of that content would give them. */
export function factsOf(given: GivenFacts): CheckFacts {
  return {
    state: async () => given.state ?? stateOf(),
    events: () => given.events ?? [],
    readFile: async (path) => given.files?.[path] ?? null,
    fetchPort: async (port, path) => given.pages?.[`${port}${path}`] ?? null,
    portAnswers: async (port) => given.openPorts?.includes(port) ?? false,
    signIns: () => given.signIns ?? { accepted: 0, refused: 0 },
    registryImage: async (repository, tag) => given.pushed?.[`${repository}:${tag}`] ?? null,
  };
}
