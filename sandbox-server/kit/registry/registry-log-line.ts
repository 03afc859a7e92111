import { z } from 'zod';

const lineSchema = z.object({ level: z.string(), msg: z.string() });
const troubleLevels = new Set(['warning', 'error', 'fatal', 'panic']);

/** A line of docker-registry's log: JSON, or the bare words of its last breath. */
export function registryLogLine(text: string): { message: string; isTrouble: boolean } {
  try {
    const { level, msg } = lineSchema.parse(JSON.parse(text));
    return { message: msg, isTrouble: troubleLevels.has(level) };
  } catch {
    return { message: text, isTrouble: true };
  }
}
