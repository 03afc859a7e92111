import { z } from 'zod';
import { runSchema } from './exercise.ts';
import { idSchema } from './id.ts';
import { workspacePathSchema } from './workspace.ts';

/** A command of the cheat sheet, and the step that teaches it. */
export const sheetCommandSchema = runSchema.extend({
  /** The lesson's folder name. */
  lesson: idSchema,
  /** Id of the step, or `exercise`. */
  step: idSchema,
});

/**
 * `lessons/<cheat sheet>/commands.yaml`: every command that the course teaches, by task. On a fresh
 * machine they work one after the other, from the first to the last.
 */
export const commandSheetSchema = z.strictObject({
  /** Files that the editor opens, the first in front. */
  open: z.array(workspacePathSchema).default([]),
  /** A port that the preview shows at first. */
  previewPort: z.int().min(1).max(65535).optional(),
  groups: z
    .array(z.strictObject({ id: idSchema, commands: z.array(sheetCommandSchema).min(1) }))
    .min(1),
});
export type CommandSheet = z.infer<typeof commandSheetSchema>;
