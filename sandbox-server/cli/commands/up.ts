import { setUp } from './set-up.ts';

/** Sets up what is missing, then serves until it is told to stop. */
export async function up(signal: AbortSignal): Promise<number> {
  await setUp('up', signal);
  const { main } = await import('../../main.ts');
  await main();
  return 0;
}
