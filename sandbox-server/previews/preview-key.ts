import { randomBytes } from 'node:crypto';

/** An unguessable key of 128 bits for a session's previews: lower-case hex, fit for a host name. */
export function createPreviewKey(): string {
  return randomBytes(16).toString('hex');
}
