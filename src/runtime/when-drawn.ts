import type { ClientDirective } from 'astro';

/** Brings an island to life once the script in the head says that the page is drawn. */
const whenDrawn: ClientDirective = (load) => {
  const hydrate = async () => (await load())();
  if ('drawn' in document.documentElement.dataset) void hydrate();
  else addEventListener('slipway:drawn', () => void hydrate(), { once: true });
};

export default whenDrawn;
