import type { ContainerMiss, NearestContainer, WantedContainers } from '../check-values.ts';

const wantedStates = {
  created: () => 'created and not started',
  running: () => 'running',
  paused: () => 'paused',
  exited: (isMany: boolean) => (isMany ? 'that have ended' : 'that has ended'),
} as const;

/** What a check asks for: "a container from hello-world that has ended with exit code 0". */
export function wantedContainers(wanted: WantedContainers): string {
  const { name, image, state, exitCode, command, publishes, network, volume } = wanted;
  const isMany = wanted.atLeast > 1;
  const ended = wantedStates.exited(isMany);
  const parts = [
    count(wanted),
    image !== undefined && `from ${image}`,
    name !== undefined && `named ${name}`,
    state !== undefined && wantedStates[state](isMany),
    exitCode !== undefined && `${state === 'exited' ? '' : `${ended} `}with exit code ${exitCode}`,
    command &&
      `that ${isMany ? 'run' : 'runs'} ${command.text === undefined ? 'the command that is asked for' : `“${command.text}”`}`,
    publishes &&
      `that ${isMany ? 'publish' : 'publishes'} ${publishes.port ?? 'some port'}:${publishes.containerPort}`,
    network !== undefined && `connected to the network ${network}`,
    volume !== undefined && `that ${isMany ? 'use' : 'uses'} the volume ${volume}`,
  ];
  return parts.filter((part) => part !== false && part !== undefined).join(' ');
}

function count({ atLeast, atMost }: WantedContainers): string {
  if (atMost === 0) return 'no container';
  if (atMost !== undefined && atMost === atLeast) {
    return atLeast === 1 ? 'exactly one container' : `exactly ${atLeast} containers`;
  }
  if (atLeast === 0) return `at most ${atMost} containers`;
  return atLeast === 1 ? 'a container' : `at least ${atLeast} containers`;
}

/** What there is instead: "the container greeting, from hello-world: it is still running". */
export function nearestContainer({ name, image, misses }: NearestContainer): string {
  return `the container ${name}, from ${image}: ${misses.map(missed).join('; ')}`;
}

function missed(miss: ContainerMiss): string {
  switch (miss.is) {
    case 'from':
      return `it is from ${miss.image}`;
    case 'state':
      return `it ${stateOf(miss)}`;
    case 'command':
      return `it runs “${miss.command}”`;
    case 'ports':
      return `it publishes ${miss.ports.join(' and ') || 'no port'}`;
    case 'networks':
      return `it is connected to ${miss.networks.join(', ') || 'no network'}`;
    case 'volumes':
      return `it uses ${miss.volumes.join(', ') || 'no volume'}`;
  }
}

function stateOf({ state, exitCode, isToHaveEnded }: ContainerMiss & { is: 'state' }): string {
  switch (state) {
    case 'running':
      return isToHaveEnded ? 'is still running' : 'is running';
    case 'created':
      return 'was created but has not started';
    case 'exited':
      return `has ended with exit code ${exitCode ?? 'unknown'}`;
    default:
      return `is ${state}`;
  }
}
