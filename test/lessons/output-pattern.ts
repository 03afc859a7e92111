/**
 * The pattern of a declared output: `…` stands for anything, also over lines, and runs of blanks for
 * one another.
 */
export function outputPattern(declared: string): RegExp {
  const parts = declared.trim().split(/\s*…\s*/);
  return new RegExp(parts.map(literal).join('[^]*?'));
}

function literal(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&').replace(/\s+/g, '\\s+');
}
