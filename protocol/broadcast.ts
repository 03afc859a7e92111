import { z } from 'zod';
import { personIdSchema } from './person.ts';
import { workspacePathSchema } from './workspace.ts';

/** Bytes of a file that is given to a class. */
export const mostGivenBytes = 1024 * 1024;

/** Who gets it; all learners of the class where left out. */
const learners = z.array(personIdSchema).min(1).max(1000).optional();

/** Body of `POST /api/classes/:id/board/:lesson/messages`. */
export const classMessageSchema = z.strictObject({
  text: z.string().trim().min(1).max(2000),
  learners,
});
export type ClassMessage = z.infer<typeof classMessageSchema>;

/** Body of `POST /api/classes/:id/board/:lesson/files`. */
export const classFileSchema = z.strictObject({
  path: workspacePathSchema,
  /** Base64. */
  content: z.base64().max(Math.ceil(mostGivenBytes / 3) * 4),
  /** Beside a file of that name with other content, under a name of its own: `app-2.py`. */
  asCopy: z.boolean().default(false),
  learners,
});
export type ClassFile = z.infer<typeof classFileSchema>;

/**
 * What became of it for one learner. `sent`, `placed`; `same`: the file was there, byte for byte;
 * `copied`: under another name; `conflict`: a file of that name with other content was left as it is;
 * `offline`: nobody is there to read, or no machine runs; `failed`: their machine refused.
 */
export const deliverySchema = z.object({
  learner: personIdSchema,
  outcome: z.enum(['sent', 'placed', 'same', 'copied', 'conflict', 'offline', 'failed']),
  /** Where the file is, where that is another place than was asked for. */
  path: z.string().optional(),
});
export type Delivery = z.infer<typeof deliverySchema>;

/** Answer to both, in the order of the roster. */
export const deliveriesSchema = z.object({ deliveries: z.array(deliverySchema) });

/** What a learner's page shows of it. */
export const announcementSchema = z.object({
  id: z.string(),
  at: z.iso.datetime(),
  from: z.string(),
  text: z.string(),
  /** A file that was put into the workspace. */
  path: z.string().nullable(),
});
export type Announcement = z.infer<typeof announcementSchema>;
