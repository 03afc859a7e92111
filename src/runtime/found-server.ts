/** Name of the `<meta>` that a static copy of the site carries: there is no server behind it. */
export const staticCopyMeta = 'slipway-static-copy';

/**
 * Whether a server is behind the page. The page itself says so: asking for one that is not there
 * would cost a request, and an error in the console.
 */
export function hasServer(): boolean {
  return !globalThis.document?.querySelector?.(`meta[name="${staticCopyMeta}"]`);
}
