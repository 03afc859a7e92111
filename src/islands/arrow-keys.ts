/**
 * A key handler for a row of tabs: the arrow keys, Home and End move the focus among the elements
 * that match `selector`, and press what they reach.
 */
export function arrowKeys(selector: string): (event: KeyboardEvent) => void {
  return (event) => {
    const row = event.currentTarget;
    if (!(row instanceof HTMLElement) || !(event.target instanceof HTMLElement)) return;
    const items = [...row.querySelectorAll<HTMLElement>(selector)];
    const at = items.indexOf(event.target);
    if (at < 0) return;
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const reached = items.at(to % items.length);
    reached?.focus();
    reached?.click();
  };
}
