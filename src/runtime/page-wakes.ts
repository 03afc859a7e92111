/**
 * Calls `wake` whenever a lost connection is worth an immediate try: the network came back, or the
 * learner looks at the page again. Returns what ends it.
 */
export function onPageWake(wake: () => void): () => void {
  if (typeof document === 'undefined') return () => {};
  const seen = () => document.visibilityState === 'visible' && wake();
  window.addEventListener('online', wake);
  document.addEventListener('visibilitychange', seen);
  return () => {
    window.removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', seen);
  };
}
