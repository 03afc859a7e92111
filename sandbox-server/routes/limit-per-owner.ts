import type { RouteContext } from './route-context.ts';

/** A route's `config`: calls in a minute by one learner, for a whole class may come from one address. */
export function limitPerOwner(owner: RouteContext['owner'], max: number) {
  return { rateLimit: { max, timeWindow: '1 minute', keyGenerator: owner } };
}
