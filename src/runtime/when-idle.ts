const longest = 1_000;

/** Resolves when the page has loaded and the browser has nothing else to do, or after a second. */
export async function whenIdle(): Promise<void> {
  if (document.readyState !== 'complete') {
    await new Promise((resolve) => addEventListener('load', resolve, { once: true }));
  }
  await new Promise<void>((resolve) => {
    // Safari has none yet.
    if (!('requestIdleCallback' in globalThis)) setTimeout(resolve, 1);
    else requestIdleCallback(() => resolve(), { timeout: longest });
  });
}
