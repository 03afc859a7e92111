import type { Duplex } from 'node:stream';

/** Longer than a hang-up takes to come through the machine, also on a busy host. */
const lookMs = 800;

/**
 * Whether a fresh connection is still there a moment later. Docker takes connections to a published
 * port by itself, and hangs up when nothing in the container takes them on.
 */
export function staysOpen(stream: Duplex): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), lookMs);
    const closed = () => {
      clearTimeout(timer);
      resolve(false);
    };
    stream.once('end', closed);
    stream.once('close', closed);
    stream.resume();
  });
}
