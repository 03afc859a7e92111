import type { FastifyHelmetOptions } from '@fastify/helmet';

/**
 * What our own pages may load: nothing from another origin, and previews in frames. Starlight sets
 * the theme in an inline script before the first paint, and Monaco and xterm write styles.
 * @param previewDomain domain under which previews have their hosts
 */
export function contentPolicy(
  previewDomain: string,
): NonNullable<FastifyHelmetOptions['contentSecurityPolicy']> {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'", "'unsafe-inline'", "'wasm-unsafe-eval'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'", 'data:'],
      workerSrc: ["'self'", 'blob:'],
      frameSrc: [`http://*.${previewDomain}:*`, `https://*.${previewDomain}:*`],
      frameAncestors: ["'self'"],
      formAction: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'self'"],
    },
  };
}
