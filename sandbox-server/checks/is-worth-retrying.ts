import type { CheckFacts } from './check-facts.ts';
import { publisherOf } from './publisher-of.ts';
import type { BoardStep } from './step-board.ts';

/**
 * Whether a step's outcome may change without an event: it has a failed check on a port that a
 * running container publishes, one that errored, or a hint that is about to open.
 */
export async function isWorthRetrying(step: BoardStep, facts: CheckFacts): Promise<boolean> {
  const { checks, result } = step;
  if (step.hintsWait || result.checks.some((check) => check.status === 'errored')) return true;
  const ports = checks.flatMap((check, index) => {
    const isOnPort = check.kind === 'http' || check.kind === 'port';
    return isOnPort && result.checks[index]?.status === 'failed' ? [check.port] : [];
  });
  if (ports.length === 0) return false;
  const state = await facts.state().catch(() => undefined);
  return state !== undefined && ports.some((port) => publisherOf(state, port) !== undefined);
}
