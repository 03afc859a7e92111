import type { ContainerCheck } from '../../protocol/check.ts';
import type { WantedContainers } from '../words/check-values.ts';
import { readablePattern } from './readable-pattern.ts';

/** What a check asks of containers, as words can say it. */
export function wantedContainers({ command, ...check }: ContainerCheck): WantedContainers {
  return {
    ...check,
    ...(command !== undefined && { command: { text: readablePattern(command) } }),
  };
}
