/** What a declared output stands for. */
export interface OutputPattern {
  test(output: string): boolean;
}

/**
 * The pattern of a declared output: `…` stands for anything, also over lines, and runs of blanks for
 * one another. It may stand anywhere in what was printed. Its parts are looked for one after another, each
 * behind the one before: no output keeps the search busy, as one of a regular expression might.
 */
export function outputPattern(declared: string): OutputPattern {
  const parts = squeeze(declared.trim())
    .split('…')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return {
    test(output) {
      const text = squeeze(output);
      let from = 0;
      return parts.every((part) => {
        const at = text.indexOf(part, from);
        from = at + part.length;
        return at !== -1;
      });
    },
  };
}

const squeeze = (text: string) => text.replace(/\s+/g, ' ');
