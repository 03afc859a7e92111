import type { ContainerCheck } from '../../protocol/check.ts';
import type { EngineContainer } from '../../protocol/engine.ts';
import { readablePattern } from './readable-pattern.ts';

const wantedStates = {
  created: () => 'created and not started',
  running: () => 'running',
  paused: () => 'paused',
  exited: (isMany: boolean) => (isMany ? 'that have ended' : 'that has ended'),
} as const;

/** What a check asks for: "a container from hello-world that has ended with exit code 0". */
export function describeWanted(check: ContainerCheck): string {
  const { name, image, state, exitCode, command, publishes, network, volume } = check;
  const isMany = check.atLeast > 1;
  const ended = wantedStates.exited(isMany);
  const parts = [
    count(check),
    image !== undefined && `from ${image}`,
    name !== undefined && `named ${name}`,
    state !== undefined && wantedStates[state](isMany),
    exitCode !== undefined && `${state === 'exited' ? '' : `${ended} `}with exit code ${exitCode}`,
    command !== undefined &&
      `that ${isMany ? 'run' : 'runs'} ${readablePattern(command) ?? 'the command that is asked for'}`,
    publishes &&
      `that ${isMany ? 'publish' : 'publishes'} ${publishes.port ?? 'some port'}:${publishes.containerPort}`,
    network !== undefined && `connected to the network ${network}`,
    volume !== undefined && `that ${isMany ? 'use' : 'uses'} the volume ${volume}`,
  ];
  return parts.filter((part) => part !== false && part !== undefined).join(' ');
}

function count({ atLeast, atMost }: ContainerCheck): string {
  if (atMost === 0) return 'no container';
  if (atMost !== undefined && atMost === atLeast) {
    return atLeast === 1 ? 'exactly one container' : `exactly ${atLeast} containers`;
  }
  if (atLeast === 0) return `at most ${atMost} containers`;
  return atLeast === 1 ? 'a container' : `at least ${atLeast} containers`;
}

/** "the container greeting, from hello-world". */
export function describeContainer({ name, image }: EngineContainer): string {
  const shortImage = image.replace(/^sha256:([0-9a-f]{12})[0-9a-f]*$/, '$1');
  return `the container ${name}, from ${shortImage}`;
}

/** What a container does, where something else was wanted: "is still running". */
export function describeState(container: EngineContainer, wanted: string): string {
  switch (container.state) {
    case 'running':
      return wanted === 'exited' ? 'is still running' : 'is running';
    case 'created':
      return 'was created but has not started';
    case 'exited':
      return `has ended with exit code ${container.exitCode ?? 'unknown'}`;
    default:
      return `is ${container.state}`;
  }
}
