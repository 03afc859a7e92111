import type { ContainerCheck } from '../../protocol/check.ts';
import type { EngineContainer, EngineState } from '../../protocol/engine.ts';
import type { CheckFacts } from './check-facts.ts';
import { describeContainer, describeState, describeWanted } from './describe-container.ts';
import { isFromImage } from './find-image.ts';
import { failed, passed, type Verdict } from './verdict.ts';

/** Counts the containers that match all that the check gives. */
export async function evaluateContainer(
  check: ContainerCheck,
  facts: CheckFacts,
): Promise<Verdict> {
  const state = await facts.state();
  const judged = state.containers.map((container) => ({
    container,
    misses: missesOf(check, container, state),
  }));
  const matching = judged.filter(({ misses }) => misses.length === 0).length;
  const { atLeast, atMost = Infinity } = check;
  if (matching >= atLeast && matching <= atMost) return passed;
  const expected = describeWanted(check);
  if (matching > 0) return failed(expected, matching === 1 ? 'one' : String(matching));

  const [nearest] = judged.toSorted((a, b) => a.misses.length - b.misses.length);
  const unrelated = nearest === undefined || nearest.misses.includes('other');
  if (unrelated) return failed(expected, `no ${describeNamed(check)}`);
  return failed(expected, `${describeContainer(nearest.container)}: ${nearest.misses.join('; ')}`);
}

function describeNamed({ name, image }: ContainerCheck): string {
  if (name !== undefined) return `container named ${name}`;
  return image === undefined ? 'container' : `container from ${image}`;
}

/** What keeps a container from matching; `other` where it is not the one that is meant at all. */
function missesOf(check: ContainerCheck, container: EngineContainer, state: EngineState): string[] {
  const { name, image, publishes, network, volume } = check;
  const isNamed = name === undefined || container.name === name;
  const isFrom = image === undefined || isFromImage(container, image, state);
  const misses: string[] = [];
  if (!isNamed || (!isFrom && name === undefined)) misses.push('other');
  if (!isFrom) misses.push(`it is from ${container.image}`);
  if (check.state !== undefined && container.state !== check.state) {
    misses.push(`it ${describeState(container, check.state)}`);
  } else if (check.exitCode !== undefined && container.exitCode !== check.exitCode) {
    misses.push(`it ${describeState(container, 'exited')}`);
  }
  if (check.command !== undefined && !new RegExp(check.command, 'm').test(container.command)) {
    misses.push(`it runs “${container.command}”`);
  }
  if (publishes && !hasPort(container, publishes)) misses.push(describePorts(container));
  if (network !== undefined && !container.networks.includes(network)) {
    misses.push(`it is connected to ${container.networks.join(', ') || 'no network'}`);
  }
  if (volume !== undefined && !container.volumes.includes(volume)) {
    misses.push(`it uses ${container.volumes.join(', ') || 'no volume'}`);
  }
  return misses;
}

function hasPort(container: EngineContainer, wanted: NonNullable<ContainerCheck['publishes']>) {
  return container.ports.some(
    ({ port, containerPort }) =>
      containerPort === wanted.containerPort && (wanted.port ?? port) === port,
  );
}

function describePorts({ ports }: EngineContainer): string {
  if (ports.length === 0) return 'it publishes no port';
  const pairs = ports.map(({ port, containerPort }) => `${port}:${containerPort}`);
  return `it publishes ${pairs.join(' and ')}`;
}
