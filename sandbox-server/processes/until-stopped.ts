/** A terminal that is closed, and whoever forwards signals, may send one stop more than once. */
const oneStop = 1_000;

/**
 * Resolves once this process is asked to end, by SIGINT, SIGTERM or SIGHUP. What comes after is not
 * heeded, so that the end is tidy, but for another Ctrl-C more than a second later: that ends it at once.
 *
 * The listeners stay: execa ends a process that has no other than its own while a tool runs.
 */
export function untilStopped(): Promise<void> {
  let askedAt: number | undefined;
  return new Promise((resolve) => {
    const stop = (signal: NodeJS.Signals) => {
      askedAt ??= performance.now();
      if (signal === 'SIGINT' && performance.now() - askedAt > oneStop) process.exit(130);
      resolve();
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
  });
}
