import { hasKeptPlace, restorePlace } from '../components/kept-place.ts';
import { layOutAll } from '../runtime/lay-out-rest.ts';

/**
 * The prose scrolls by itself, so the browser neither restores its position after a reload nor
 * scrolls it by key before it was clicked. Both are done here. A page that was reached from the same
 * lesson in another language begins at the place that was read there.
 */
const prose = document.getElementById('prose');
const positionKey = `slipway:position:${location.pathname}`;
const scrollKeys = new Map([
  ['PageDown', 0.9],
  [' ', 0.9],
  ['PageUp', -0.9],
  ['ArrowDown', 0.08],
  ['ArrowUp', -0.08],
  ['Home', -Infinity],
  ['End', Infinity],
]);

if (prose) {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  const kept = sessionStorage.getItem(positionKey);
  const isReturn = kept && !location.hash && navigation?.type !== 'navigate';
  if (hasKeptPlace() || location.hash || navigation?.type !== 'navigate') layOutAll();
  if (!restorePlace() && isReturn) prose.scrollTop = Number(kept);
  addEventListener('pagehide', () => sessionStorage.setItem(positionKey, String(prose.scrollTop)));

  document.addEventListener('keydown', (event) => {
    const part = scrollKeys.get(event.key);
    if (
      part === undefined ||
      event.target !== document.body ||
      event.ctrlKey ||
      event.altKey ||
      event.metaKey
    )
      return;
    event.preventDefault();
    const way = event.key === ' ' && event.shiftKey ? -part : part;
    const most = prose.scrollHeight;
    prose.scrollBy({ top: Math.max(-most, Math.min(most, way * prose.clientHeight)) });
  });
}
