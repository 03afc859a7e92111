/**
 * A name as people take it for the same: without case, width, accents written in two ways, and how
 * much space is between its words. `Ａｄａ  LOVELACE` is `ada lovelace`.
 */
export const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    // Upper case first: `ß` is `ss` then, and the two small sigmas are one.
    .toUpperCase()
    .toLowerCase()
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim();
