import type { FastifyRequest } from 'fastify';
import { networkOf } from '../people/attempt-limit.ts';

/** A route's `config`: calls in a minute from one network, for what is open to people we do not know yet. */
export function limitPerNetwork(max: number) {
  const keyGenerator = ({ ip }: FastifyRequest) => networkOf(ip);
  return { rateLimit: { max, timeWindow: '1 minute', keyGenerator } };
}
