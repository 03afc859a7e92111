let token: string | null = null;

/**
 * The secret of the link that led here. It is taken out of the address, so that it stays in no
 * history and on no screen that is shown to a class; a reload of the page needs the link again.
 */
export function tokenInAddress(): string {
  if (location.hash.length > 1) {
    token = location.hash.slice(1);
    history.replaceState(history.state, '', `${location.pathname}${location.search}`);
  }
  return token ?? '';
}
