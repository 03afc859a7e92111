import type { EngineState } from '../../protocol/engine.ts';

/** The running container that publishes a port of the machine. */
export function publisherOf(
  state: EngineState,
  port: number,
): { name: string; containerPort: number } | undefined {
  for (const { name, state: standing, ports } of state.containers) {
    const published = ports.find((candidate) => candidate.port === port);
    if (standing === 'running' && published) {
      return { name, containerPort: published.containerPort };
    }
  }
  return undefined;
}
