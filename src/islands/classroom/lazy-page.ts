import { lazy as lazyOnce } from 'preact-iso';
import { loadModule } from '../../runtime/load-module.ts';

/** A page that is loaded when it is first shown, and asked for again where the network dropped it. */
export const lazy = <Component>(load: () => Promise<{ default: Component }>) =>
  lazyOnce(() => loadModule(load));
