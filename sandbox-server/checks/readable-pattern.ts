/**
 * A lesson's pattern as a learner can read it: `pip install .*[Ff]lask` is `pip install … Flask`.
 * Undefined where it is too much of a pattern for that.
 */
export function readablePattern(pattern: string): string | undefined {
  const text = pattern
    .replace(/^\^|\$$/g, '')
    .replace(/\[(?: \\t|\\t )\]\*|\\s[*+]?/g, ' ')
    .replace(/\.[*+]\??/g, ' … ')
    .replace(/\[([A-Z])[a-z]\]/g, '$1');
  if (/(?<!\\)[()*+?[\]{|}]|\\[A-Za-z]/.test(text)) return undefined;
  const plain = text.replace(/\\(?=[^A-Za-z0-9])/g, '').replace(/ +/g, ' ');
  return plain.trim();
}

/** The plain text that a line must begin with: `tag:` of `^tag:[ \t]*latest$`; empty for none. */
export function literalStart(pattern: string): string {
  return /^\^([\w :="'-]+)(?![*+?{])/.exec(pattern)?.[1] ?? '';
}

/**
 * What a line must begin with, of which nobody can read the answer: up to the first `:` or `=`, with it.
 * Empty where there is none, and where what follows is plain text too: all of the line would be as good as told.
 */
export function literalKey(pattern: string): string {
  const [, key = '', rest = ''] = /^\^([\w "'-]+[:=])(.*)$/s.exec(pattern) ?? [];
  const isPlain = !/[.*+?()[\]{}|\\^]/.test(rest.replace(/\\[^A-Za-z0-9]/g, ''));
  return isPlain ? '' : key;
}
