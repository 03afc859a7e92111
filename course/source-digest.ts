import { createHash } from 'node:crypto';

/**
 * What a translation's frontmatter says in `source` about the English text it was made from: the
 * first twelve hexadecimal digits of the SHA-256 of `en.mdx`.
 */
export function sourceDigest(english: Uint8Array): string {
  return createHash('sha256').update(english).digest('hex').slice(0, 12);
}
