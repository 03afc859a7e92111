import { readFileSync } from 'node:fs';

/**
 * Reads `tokens.css` as one theme has it.
 *
 * @returns Gives a token's colour by its name without `--slip-`, as hex.
 * @throws Error, from what is returned, where there is no such token or it is no hex colour.
 */
export function readTokens(theme: 'light' | 'dark'): (token: string) => string {
  const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
  const [shared = ''] = css.split(`:root[data-theme='light']`);
  const own = css.split(`:root[data-theme='${theme}']`)[1]?.split('\n}')[0] ?? '';
  const values = new Map(
    [...(shared + own).matchAll(/--slip-([\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [
      name,
      value,
    ]),
  );
  return function colour(token): string {
    const value = values.get(token) ?? '';
    const other = /^var\(--slip-([\w-]+)\)$/.exec(value)?.[1];
    if (other) return colour(other);
    if (/^#[\da-f]{6}$/i.test(value)) return value;
    throw new Error(
      `tokens.css: expected --slip-${token} of ${theme} as a hex colour, found "${value}"`,
    );
  };
}
