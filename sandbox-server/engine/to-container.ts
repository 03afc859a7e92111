import type { EngineContainer, PublishedPort } from '../../protocol/engine.ts';
import type { ContainerAnswer } from './engine-answers.ts';

/** A container of `/containers/json` in the protocol's terms. */
export function toContainer(answer: ContainerAnswer): EngineContainer {
  const name = nameOf(answer);
  return {
    id: answer.Id,
    name,
    image: answer.Image,
    imageId: answer.ImageID,
    command: answer.Command,
    state: answer.State,
    status: answer.Status,
    exitCode: exitCodeOf(answer.Status),
    createdAt: new Date(answer.Created * 1000).toISOString(),
    ports: portsOf(answer, name),
    networks: Object.keys(answer.NetworkSettings?.Networks ?? {}),
    volumes: (answer.Mounts ?? []).map((mount) => mount.Name ?? mount.Source),
  };
}

/** `/greeting`; a legacy link adds names such as `/other/greeting`. */
function nameOf(answer: ContainerAnswer): string {
  const names = (answer.Names ?? []).map((name) => name.replace(/^\//, ''));
  return names.find((name) => !name.includes('/')) ?? names[0] ?? answer.Id.slice(0, 12);
}

/** The list tells the exit code only in words: `Exited (0) 3 seconds ago`. */
function exitCodeOf(status: string): number | null {
  const code = /^Exited \((-?\d+)\)/.exec(status)?.[1];
  return code === undefined ? null : Number(code);
}

/** States in which a container holds its ports. */
const alive: readonly string[] = ['running', 'paused', 'restarting'];

/**
 * TCP ports, each once: the engine lists IPv4 and IPv6 apart. After a crash it also lists those of
 * containers that went down with it.
 */
function portsOf(answer: ContainerAnswer, container: string): PublishedPort[] {
  if (!alive.includes(answer.State)) return [];
  const ports = new Map<string, PublishedPort>();
  for (const { IP, PublicPort, PrivatePort, Type } of answer.Ports ?? []) {
    if (PublicPort === undefined || Type !== 'tcp') continue;
    const address = IP ?? '0.0.0.0';
    const key = `${PublicPort}:${PrivatePort}`;
    if (ports.has(key) && address.includes(':')) continue;
    ports.set(key, { port: PublicPort, containerPort: PrivatePort, container, address });
  }
  return [...ports.values()];
}
