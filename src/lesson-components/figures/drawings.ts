import BindMount from './bind-mount.astro';
import ImageAndContainer from './image-and-container.astro';
import LayersAndCache from './layers-and-cache.astro';
import PortMapping from './port-mapping.astro';
import RedisNetwork from './redis-network.astro';
import type { FigureName } from './figure-words.ts';

/** The drawings that a lesson may name in `<Figure name="…">`. */
export const drawings = {
  'image-and-container': ImageAndContainer,
  'layers-and-cache': LayersAndCache,
  'port-mapping': PortMapping,
  'bind-mount': BindMount,
  'redis-network': RedisNetwork,
} satisfies Record<FigureName, unknown>;
