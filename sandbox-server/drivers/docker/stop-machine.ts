import { setTimeout as sleep } from 'node:timers/promises';
import type Docker from 'dockerode';

/** Stops a machine's container, at once or by asking first, and removes it. */
export async function stopMachine(container: Docker.Container, how: 'ask' | 'kill'): Promise<void> {
  try {
    if (how === 'ask') await container.stop();
    await container.remove({ force: true, v: true });
  } catch (error) {
    const status = (error as { statusCode?: number }).statusCode;
    if (status === 304) return stopMachine(container, 'kill'); // It had stopped before.
    if (status === 409) return waitForRemoval(container);
    if (status !== 404) throw error;
  }
}

async function waitForRemoval(container: Docker.Container): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const gone = await container.inspect().then(
      () => false,
      (error: { statusCode?: number }) => error.statusCode === 404,
    );
    if (gone) return;
    await sleep(100);
  }
  throw new Error(`container ${container.id} is not removed after 10 s`);
}
