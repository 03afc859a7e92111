import { readFile } from 'node:fs/promises';
import {
  type CastEvent,
  castLine,
  countOutput,
  readCastEvents,
  readCastHeader,
} from './cast-lines.ts';
import type { CastPart } from './cast-parts.ts';

/**
 * A terminal’s recording as asciicast v2, put together from its parts; where some were left out there is
 * a mark. Empty where the first part is not there.
 */
export async function readCast(parts: readonly CastPart[]): Promise<string> {
  const texts = await Promise.all(parts.map(({ path }) => readFile(path, 'utf8')));
  const header = readCastHeader(texts[0] ?? '');
  if (parts[0]?.index !== 0 || header === null) return '';
  const events: CastEvent[] = [];
  let characters = 0;
  for (const [at, { before }] of parts.entries()) {
    const own = readCastEvents(texts[at] ?? '');
    const [first] = own;
    if (before > characters && first) {
      events.push([first[0], 'm', `${before - characters} characters left out`]);
    }
    for (const event of own) events.push(event);
    characters = Math.max(before, characters) + countOutput(own);
  }
  return `${header}\n${events.map(castLine).join('')}`;
}
