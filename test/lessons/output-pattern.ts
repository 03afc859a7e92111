/**
 * The pattern of a declared output: `…` stands for anything, also over lines, and runs of blanks for
 * one another. It may stand anywhere in what was printed, so that `…` at either end says nothing: as
 * part of the pattern it would have a long output searched from each of its characters.
 */
export function outputPattern(declared: string): RegExp {
  const parts = declared.trim().split(/\s*…\s*/);
  return new RegExp(
    parts
      .filter((part) => part !== '')
      .map(literal)
      .join('[^]*?'),
  );
}

function literal(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&').replace(/\s+/g, '\\s+');
}
