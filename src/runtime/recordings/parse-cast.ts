import { z } from 'zod';

const headerSchema = z.object({
  version: z.literal(2),
  width: z.int().positive(),
  height: z.int().positive(),
});
const eventSchema = z.tuple([z.number().nonnegative(), z.string(), z.string()]);

/** Something that happened in a recorded terminal, `at` milliseconds after the recording began. */
export interface CastEvent {
  readonly at: number;
  /** `output`: the terminal printed `data`. `mark`: the command named by `data` was typed here. */
  readonly kind: 'output' | 'mark';
  readonly data: string;
}

/** A recorded terminal. */
export interface Cast {
  readonly columns: number;
  readonly rows: number;
  readonly events: readonly CastEvent[];
}

const kinds: Readonly<Record<string, CastEvent['kind']>> = { o: 'output', m: 'mark' };

/**
 * Reads an asciicast v2 (https://docs.asciinema.org/manual/asciicast/v2/). Events other than output
 * and markers, such as input and sizes, are left out. Throws `Error` that names the line.
 */
export function parseCast(text: string): Cast {
  const [first = '', ...lines] = text.split('\n');
  const { width, height } = read(headerSchema, first, 1);
  const events = lines.flatMap((line, index): CastEvent[] => {
    if (line.trim() === '') return [];
    const [seconds, code, data] = read(eventSchema, line, index + 2);
    const kind = kinds[code];
    return kind ? [{ at: seconds * 1000, kind, data }] : [];
  });
  return { columns: width, rows: height, events };
}

function read<T>(schema: z.ZodType<T>, line: string, number: number): T {
  try {
    return schema.parse(JSON.parse(line));
  } catch (cause) {
    throw new Error(`Line ${number} is not of an asciicast v2: ${line.slice(0, 80)}`, { cause });
  }
}
