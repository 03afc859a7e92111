/**
 * Where somebody goes on after they have signed in: a page of ours, whatever was asked for. Null where
 * it is none: another site's address, a scheme, the interface.
 */
export function returnPath(asked: unknown): string | null {
  if (typeof asked !== 'string' || asked.length > 1000) return null;
  // A browser reads "/\host" and "//host" as another site, and leaves tabs and line breaks out.
  if (!/^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(asked)) return null;
  const base = 'http://ours.invalid';
  if (!URL.canParse(asked, base)) return null;
  const { origin, pathname, search, hash } = new URL(asked, base);
  if (origin !== base || pathname.startsWith('//') || /^\/api(?:\/|$)/i.test(pathname)) return null;
  return `${pathname}${search}${hash}`;
}
