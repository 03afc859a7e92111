/** Whether the site is being built for a host that only serves files: `slipway build-static`. */
export const isStaticCopy = process.env['SLIPWAY_STATIC_COPY'] === '1';
