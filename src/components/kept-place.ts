import { partOf, positionOf, type Landmark } from './place.ts';

/** Where the place is kept while the browser goes from one language's page to another's. */
const key = 'slipway:kept-place';

/** Keeps the place that is read now, for the page at `path`. */
export function keepPlace(path: string): void {
  const scroller = proseScroller();
  if (!scroller) return;
  const place = partOf(landmarks(scroller), scroller.scrollTop);
  sessionStorage.setItem(key, JSON.stringify({ path, ...place }));
}

/** Whether a place was kept, for this page or another. */
export const hasKeptPlace = (): boolean => sessionStorage.getItem(key) !== null;

/** Scrolls to the place that was kept for this page; returns whether there was one. */
export function restorePlace(): boolean {
  const kept = sessionStorage.getItem(key);
  const scroller = proseScroller();
  sessionStorage.removeItem(key);
  if (kept === null || !scroller) return false;
  const { path, ...place } = JSON.parse(kept);
  if (path !== location.pathname) return false;
  scroller.scrollTop = positionOf(landmarks(scroller), place);
  return true;
}

/** On a wide screen the prose scrolls by itself, on a small one with the page. */
function proseScroller(): Element | null {
  const prose = document.getElementById('prose');
  if (!prose) return null;
  const scrollsItself = getComputedStyle(prose).overflowY === 'auto';
  return scrollsItself ? prose : document.scrollingElement;
}

/** Steps, quizzes and the exercise have the same ids in every language; headings do not. */
function landmarks(scroller: Element): readonly Landmark[] {
  const origin = scroller.scrollTop - Math.max(0, scroller.getBoundingClientRect().top);
  const marks = document.querySelectorAll('#prose :is(slip-step, slip-quiz)[id]');
  return [
    { id: 'start', top: 0 },
    ...[...marks].map((mark) => ({
      id: mark.id,
      top: mark.getBoundingClientRect().top + origin,
    })),
    { id: 'end', top: scroller.scrollHeight },
  ];
}
