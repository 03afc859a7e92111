import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { namesIn } from './cast-parts.ts';

export interface TidyOptions {
  /** Where each session that is recorded has a folder. */
  readonly folder: string;
  /** Whether the session is one that may be worked in still. */
  readonly isKnown: (session: string) => Promise<boolean>;
  readonly log: Logger;
}

/**
 * Removes what sessions left that ended while the server was away; at its start. What cannot be removed
 * is logged and stays: the server does without.
 */
export async function tidyRecordings({ folder, isKnown, log }: TidyOptions): Promise<void> {
  const sessions = await namesIn(folder).catch((error: unknown) => {
    log.error({ err: error }, 'recordings could not be listed');
    return [];
  });
  for (const session of sessions) {
    try {
      if (await isKnown(session)) continue;
      await rm(join(folder, session), { recursive: true, force: true });
    } catch (error) {
      log.error({ err: error, session }, 'a recording could not be removed');
    }
  }
}
