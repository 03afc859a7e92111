import { z } from 'zod';

/** What names a step, a run, a quiz or a choice: `run-published`. */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case words joined by hyphens');
