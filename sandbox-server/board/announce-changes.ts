/** Tells of each call that may have changed something. */
export interface Changes {
  /** After each, with the id that it began with, where it did. @returns ends it */
  onChange(listener: (id: string | null) => void): () => void;
}

/** A store that tells when it is changed through this object. */
export interface Announced<Store extends object> extends Changes {
  readonly store: Store;
}

/**
 * Whoever changes the store goes through it, so that what rests on a right ends with the right.
 * @param isChange by the name of a method
 */
export function announceChanges<Store extends object>(
  store: Store,
  isChange: (method: string) => boolean,
): Announced<Store> {
  const listeners = new Set<(id: string | null) => void>();
  const announced = new Proxy(store, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        const answer: unknown = value.apply(target, given);
        if (typeof name !== 'string' || !isChange(name) || !(answer instanceof Promise))
          return answer;
        return answer.finally(() => {
          for (const listener of listeners) listener(idOf(given[0]));
        });
      };
    },
  });
  return {
    store: announced,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** An id, or that of the class in an enrollment. */
function idOf(value: unknown): string | null {
  const id = (value as { class?: unknown } | undefined)?.class ?? value;
  return typeof id === 'string' ? id : null;
}
