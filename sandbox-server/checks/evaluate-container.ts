import type { ContainerCheck } from '../../protocol/check.ts';
import type { EngineContainer, EngineState } from '../../protocol/engine.ts';
import type { ContainerMiss } from '../words/check-values.ts';
import { phrase } from '../words/phrase.ts';
import type { CheckFacts } from './check-facts.ts';
import { isFromImage } from './find-image.ts';
import { wantedContainers } from './wanted-containers.ts';
import { failed, passed, type Verdict } from './verdict.ts';
import type { Holds } from './pattern-search.ts';

/** Counts the containers that match all that the check gives. */
export async function evaluateContainer(
  check: ContainerCheck,
  facts: CheckFacts,
  holds: Holds,
): Promise<Verdict> {
  const state = await facts.state();
  const judged = state.containers.map((container) => ({
    container,
    ...missesOf(check, container, state, holds),
  }));
  const matching = judged.filter(({ isMeant, misses }) => isMeant && misses.length === 0).length;
  const { atLeast, atMost = Infinity } = check;
  if (matching >= atLeast && matching <= atMost) return passed;
  const expected = phrase('container.wanted', wantedContainers(check));
  if (matching > 0) return failed(expected, phrase('container.count', { count: matching }));

  const [nearest] = judged
    .filter(({ isMeant }) => isMeant)
    .toSorted((a, b) => a.misses.length - b.misses.length);
  if (!nearest) return failed(expected, phrase('container.none', check));
  const { container, misses } = nearest;
  const image = container.image.replace(/^sha256:([0-9a-f]{12})[0-9a-f]*$/, '$1');
  return failed(expected, phrase('container.nearest', { name: container.name, image, misses }));
}

/** What keeps a container from matching, and whether it is the one that is meant at all. */
function missesOf(
  check: ContainerCheck,
  container: EngineContainer,
  state: EngineState,
  holds: Holds,
) {
  const { name, image, publishes, network, volume } = check;
  const isNamed = name === undefined || container.name === name;
  const isFrom = image === undefined || isFromImage(container, image, state);
  const misses: ContainerMiss[] = [];
  if (!isFrom) misses.push({ is: 'from', image: container.image });
  if (check.state !== undefined && container.state !== check.state) {
    misses.push(stateMiss(container, check.state === 'exited'));
  } else if (check.exitCode !== undefined && container.exitCode !== check.exitCode) {
    misses.push(stateMiss(container, true));
  }
  if (check.command !== undefined && !holds(container.command, check.command)) {
    misses.push({ is: 'command', command: container.command });
  }
  if (publishes && !hasPort(container, publishes)) {
    const ports = container.ports.map(({ port, containerPort }) => `${port}:${containerPort}`);
    misses.push({ is: 'ports', ports });
  }
  if (network !== undefined && !container.networks.includes(network)) {
    misses.push({ is: 'networks', networks: container.networks });
  }
  if (volume !== undefined && !container.volumes.includes(volume)) {
    misses.push({ is: 'volumes', volumes: container.volumes });
  }
  return { isMeant: isNamed && (isFrom || name !== undefined), misses };
}

function stateMiss({ state, exitCode }: EngineContainer, isToHaveEnded: boolean): ContainerMiss {
  return { is: 'state', state, exitCode: exitCode ?? null, isToHaveEnded };
}

function hasPort(container: EngineContainer, wanted: NonNullable<ContainerCheck['publishes']>) {
  return container.ports.some(
    ({ port, containerPort }) =>
      containerPort === wanted.containerPort && (wanted.port ?? port) === port,
  );
}
