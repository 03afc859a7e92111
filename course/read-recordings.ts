import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Exercise } from '../protocol/exercise.ts';
import { castHeaderSchema, castName, recordedDigests, recordingsFolder } from './recordings.ts';

/** An asciicast of a lesson: one terminal during one step. */
export interface Recording {
  /** The step, or `exercise` for its solution. */
  readonly step: string;
  readonly terminal: string;
  /** Its name in the lesson's folder of recordings. */
  readonly file: string;
  readonly text: string;
  /** Ids of the commands that were typed in it. */
  readonly runs: readonly string[];
}

/**
 * A lesson's recordings, in the order of its steps, those of one step together. Left out are those of
 * commands that are no longer what the step does: they would show something else than the text says.
 *
 * @param folder the lesson's folder
 */
export async function readRecordings(folder: string, exercise: Exercise): Promise<Recording[]> {
  const names = await readdir(join(folder, recordingsFolder)).catch((): string[] => []);
  const recordings: Recording[] = [];
  for (const [step, digest] of await recordedDigests(folder, exercise)) {
    const terminals = terminalsOf(step, exercise).filter((terminal) =>
      names.includes(castName(step, terminal)),
    );
    for (const terminal of terminals) {
      const file = castName(step, terminal);
      const text = await readFile(join(folder, recordingsFolder, file), 'utf8');
      const [header = '', ...lines] = text.trimEnd().split('\n');
      const { commands } = castHeaderSchema.parse(JSON.parse(header));
      if (commands !== digest) continue;
      const events: unknown[] = lines.map((line) => JSON.parse(line));
      recordings.push({ step, terminal, file, text, runs: events.flatMap(markOf) });
    }
  }
  return recordings;
}

/** Terminals that the lesson has used by the end of a step: in any of them something may appear. */
function terminalsOf(step: string, { steps, exercise }: Exercise): string[] {
  const at = steps.findIndex(({ id }) => id === step);
  const runs =
    at < 0
      ? [...steps.flatMap((each) => each.runs), ...exercise.solution]
      : steps.slice(0, at + 1).flatMap((each) => each.runs);
  return [...new Set(runs.map(({ terminal }) => terminal))];
}

const markOf = (event: unknown): string[] =>
  Array.isArray(event) && event[1] === 'm' && typeof event[2] === 'string' ? [event[2]] : [];
