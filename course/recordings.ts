import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Exercise, PutFile, Run } from '../protocol/exercise.ts';
import { readFolder } from './read-folder.ts';

/**
 * Folder of a lesson that holds what the lesson test recorded of its terminals: for each step, and for
 * the solution under the name `exercise`, an asciicast v2 per terminal, `<step>.<terminal>.cast`.
 * https://docs.asciinema.org/manual/asciicast/v2/
 */
export const recordingsFolder = 'recordings';

/** First line of a recording. Times of all terminals of a step begin at the same moment. */
export const castHeaderSchema = z.object({
  version: z.literal(2),
  width: z.int().positive(),
  height: z.int().positive(),
  title: z.string(),
  /** The digest of what was done in the step, as it was then; see {@link recordedDigests}. */
  commands: z.string(),
});
export type CastHeader = z.infer<typeof castHeaderSchema>;

/** Name of the recording of a step's terminal. */
export const castName = (step: string, terminal: string): string => `${step}.${terminal}.cast`;

/** What is done in a step that is recorded. */
interface Done {
  readonly step: string;
  readonly runs: readonly Run[];
  readonly puts: readonly PutFile[];
}

/**
 * For each step that has commands, and `exercise` where the solution has, what is recorded of it: as
 * twelve hexadecimal digits over its commands and the files that it puts.
 */
export async function recordedDigests(
  folder: string,
  { steps, exercise }: Exercise,
): Promise<ReadonlyMap<string, string>> {
  const solution = await readFolder(join(folder, 'solution'));
  const all: Done[] = [
    ...steps.map(({ id, runs, puts }) => ({ step: id, runs, puts })),
    { step: 'exercise', runs: exercise.solution, puts: [] },
  ];
  const digests = all
    .filter(({ runs }) => runs.length > 0)
    .map(async ({ step, runs, puts }) => {
      const hash = createHash('sha256');
      for (const { command, terminal, interrupt } of runs) {
        hash.update(JSON.stringify([command, terminal, interrupt]));
      }
      for (const { path, from } of puts)
        hash.update(path).update(await readFile(join(folder, from)));
      if (step === 'exercise') {
        for (const { path, content } of solution) hash.update(path).update(content);
      }
      return [step, hash.digest('hex').slice(0, 12)] as const;
    });
  return new Map(await Promise.all(digests));
}
