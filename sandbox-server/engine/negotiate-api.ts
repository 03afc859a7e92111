import type { z } from 'zod';
import type { versionAnswerSchema } from './engine-answers.ts';
import { engineUnreachable } from './engine-transport.ts';

/** The API version that our reading was written for, and the oldest that has all of it. */
const written = '1.45';
const oldest = '1.41';

/**
 * The API version to ask for: ours where the engine has it, else the engine's own. Throws
 * `engine-unreachable` for an engine that is older than 20.10 or no longer speaks ours.
 */
export function negotiateApi(answer: z.infer<typeof versionAnswerSchema>): string {
  const chosen = isOlder(answer.ApiVersion, written) ? answer.ApiVersion : written;
  if (!isOlder(chosen, oldest) && !isOlder(chosen, answer.MinAPIVersion)) return chosen;
  const spoken = `${answer.MinAPIVersion} to ${answer.ApiVersion}`;
  throw engineUnreachable('/version', new Error(`the engine speaks API versions ${spoken} only`));
}

function isOlder(version: string, other: string): boolean {
  return version.localeCompare(other, 'en', { numeric: true }) < 0;
}
