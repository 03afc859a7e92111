import type { z } from 'zod';
import {
  type Class,
  type classChangeSchema,
  type classCopySchema,
  type classDraftSchema,
  classListSchema,
  classSchema,
} from '../../../protocol/class.ts';
import { type AuditEntry, auditPageSchema } from '../../../protocol/audit.ts';
import { asJson, pageClient } from './page-client.ts';

// Calls about classes. Each throws `ProblemError`.

const pathOf = (id: string, rest = '') => `/api/classes/${encodeURIComponent(id)}${rest}`;
const asked = (signal?: AbortSignal): RequestInit => (signal ? { signal } : {});

/** A class that the reader belongs to. */
export const findClass = (id: string, signal?: AbortSignal): Promise<Class> =>
  pageClient().json(classSchema, pathOf(id), asked(signal));

/** A page of classes, the newest first; `next` is where the one after it goes on. */
export function findClasses(
  query: { of: 'mine' | 'all'; archived: boolean; after?: string | undefined },
  signal?: AbortSignal,
): Promise<{ classes: Class[]; next: string | null }> {
  const { of, archived, after } = query;
  const parameters = { of, archived: String(archived), ...(after && { after }) };
  const path = `/api/classes?${new URLSearchParams(parameters)}`;
  return pageClient().json(classListSchema, path, asked(signal));
}

export const createClass = (draft: z.input<typeof classDraftSchema>): Promise<Class> =>
  pageClient().json(classSchema, '/api/classes', asJson('POST', draft));

export const changeClass = (
  id: string,
  change: z.input<typeof classChangeSchema>,
): Promise<Class> => pageClient().json(classSchema, pathOf(id), asJson('PATCH', change));

export const copyClass = (id: string, copy: z.input<typeof classCopySchema>): Promise<Class> =>
  pageClient().json(classSchema, pathOf(id, '/copy'), asJson('POST', copy));

export async function removeClass(id: string): Promise<void> {
  await pageClient().request(pathOf(id), { method: 'DELETE' });
}

/** What was done, the newest first: in a class, or on the whole server. */
export function findAudit(
  id: string | null,
  after: string | null,
  signal?: AbortSignal,
): Promise<{ entries: AuditEntry[]; next: string | null }> {
  const query = new URLSearchParams({ limit: '50', ...(after && { after }) });
  const path = id === null ? '/api/audit' : pathOf(id, '/audit');
  return pageClient().json(auditPageSchema, `${path}?${query}`, asked(signal));
}
