import { useEffect, useState } from 'preact/hooks';
import { loadModule } from '../../runtime/load-module.ts';

/** Loads an island once it is `wanted`; null until then. */
export function useIsland<Component>(
  wanted: boolean,
  load: () => Promise<{ default: Component }>,
  onFailure: (thrown: unknown) => void,
): Component | null {
  const [loaded, setLoaded] = useState<{ component: Component } | null>(null);
  useEffect(() => {
    if (!wanted || loaded) return;
    loadModule(load).then((module) => setLoaded({ component: module.default }), onFailure);
  }, [wanted]);
  return loaded?.component ?? null;
}
