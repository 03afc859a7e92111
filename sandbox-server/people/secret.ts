import { createHash, randomBytes } from 'node:crypto';

/** A token that nobody can guess: 256 bits in base64url. */
export const createSecret = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token in its place. A digest needs no salt where the text is random. */
export const hashSecret = (token: string): string =>
  createHash('sha256').update(token).digest('hex');
