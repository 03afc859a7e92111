import { useEffect } from 'preact/hooks';

const everyMs = 2_000;

/** Asks again every other second for as long as something is under way and the page is looked at. */
export function usePolled(isUnderWay: boolean, reload: () => Promise<void>): void {
  useEffect(() => {
    if (!isUnderWay) return undefined;
    const timer = setInterval(() => {
      if (!document.hidden) void reload();
    }, everyMs);
    return () => clearInterval(timer);
  }, [isUnderWay, reload]);
}
