import { classSchema, type Class } from '../../../protocol/class.ts';
import { pageClient } from './page-client.ts';

/** A class that the reader belongs to. @throws ProblemError */
export const findClass = (id: string, signal?: AbortSignal): Promise<Class> =>
  pageClient().json(
    classSchema,
    `/api/classes/${encodeURIComponent(id)}`,
    signal ? { signal } : {},
  );
