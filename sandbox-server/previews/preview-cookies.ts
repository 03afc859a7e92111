const ourCookie = /^(?:__Host-|__Secure-)?slipway/i;

/** A `Cookie` header without what is ours; undefined where nothing is left. */
export function withoutOurCookies(cookie: string | undefined): string | undefined {
  const kept = cookie?.split(/;\s*/).filter((pair) => pair && !ourCookie.test(pair.trim()));
  return kept?.join('; ') || undefined;
}

/**
 * An app's `Set-Cookie`, made to work in the preview pane. Its domain would be `localhost`, which is
 * not the preview's. And a preview is another site than the page around it: in a frame of another
 * site Chromium (tried: 156) keeps cookies only if they are partitioned, so that no app could sign
 * anybody in. Those must be `Secure`, which browsers take over plain HTTP under `localhost` alone.
 */
export function cookieForFrame(cookie: string, origin: string): string {
  const { protocol, hostname } = new URL(origin);
  const canBeSecure = protocol === 'https:' || hostname.endsWith('.localhost');
  const dropped = canBeSecure
    ? /^\s*(domain|samesite|secure|partitioned)\s*(=|$)/i
    : /^\s*domain\s*(=|$)/i;
  const [pair = '', ...attributes] = cookie.split(';');
  const kept = attributes.filter((attribute) => !dropped.test(attribute));
  return [
    pair,
    ...kept,
    ...(canBeSecure ? [' SameSite=None', ' Secure', ' Partitioned'] : []),
  ].join(';');
}
