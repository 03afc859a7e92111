import type { FastifyRequest } from 'fastify';
import { SlipwayError } from '../errors/slipway-error.ts';

/**
 * PostgreSQL keeps no NUL in a text, and nobody types one. Bodies of bytes may hold it.
 * @throws SlipwayError `bad-request`
 */
export function refuseNul({ url, body }: Pick<FastifyRequest, 'url' | 'body'>): void {
  const inAddress = url.includes('%00');
  if (!inAddress && !hasNul(body)) return;
  throw new SlipwayError('bad-request', 'The request cannot be understood.', {
    expected: 'text without the character NUL',
    found: inAddress ? 'one in the address' : 'one in the body',
  });
}

/** Without recursion: JSON may be nested deeper than the stack is. */
function hasNul(body: unknown): boolean {
  const open = [body];
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string' && value.includes('\0')) return true;
    if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) continue;
    for (const [key, inner] of Object.entries(value)) open.push(key, inner);
  }
  return false;
}
