/** Waits before each further try, in milliseconds. */
const waits = [300, 1500];

/**
 * Loads a module of the page, and tries again where a request fails. Browsers fail requests that are
 * on their way when the computer's network changes (`ERR_NETWORK_CHANGED`), and on the computer that
 * machines run on it changes with every machine that starts.
 * @param load an `import()` of the module
 */
export async function loadModule<Module>(load: () => Promise<Module>): Promise<Module> {
  for (const wait of waits) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, wait));
      loadStylesAgain();
    }
  }
  return load();
}

/** A module's style sheets are asked for once only: by Vite, before its first try. */
function loadStylesAgain(): void {
  const links = globalThis.document?.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]');
  for (const link of links ?? []) if (!link.sheet) link.replaceWith(link.cloneNode());
}
