import {
  type OwnLesson,
  ownLessonSchema,
  type OwnLessons,
  ownLessonsSchema,
} from '../../../protocol/own-lesson.ts';
import { asJson, pageClient } from './page-client.ts';

// Calls about lessons that instructors bring. Each throws `ProblemError`.

/** A zip of 20 MB over a slow line. */
const uploadSeconds = 600;

const all = '/api/own-lessons';
const pathOf = (slug: string, rest = '') => `${all}/${encodeURIComponent(slug)}${rest}`;
const asked = (signal?: AbortSignal): RequestInit => (signal ? { signal } : {});

/** A zip of a lesson's folder, or the name of one on the server. */
export type LessonSource = File | { readonly folder: string };

const sent = (method: 'POST' | 'PUT', source: LessonSource): RequestInit =>
  source instanceof File
    ? {
        method,
        headers: { 'content-type': 'application/zip' },
        body: source,
        signal: AbortSignal.timeout(uploadSeconds * 1000),
      }
    : asJson(method, source);

export const findOwnLessons = (signal?: AbortSignal): Promise<OwnLessons> =>
  pageClient().json(ownLessonsSchema, all, asked(signal));

export const findOwnLesson = (slug: string, signal?: AbortSignal): Promise<OwnLesson> =>
  pageClient().json(ownLessonSchema, pathOf(slug), asked(signal));

export const bringLesson = (source: LessonSource): Promise<OwnLesson> =>
  pageClient().json(ownLessonSchema, all, sent('POST', source));

/** A new version of it. */
export const replaceLesson = (slug: string, source: LessonSource): Promise<OwnLesson> =>
  pageClient().json(ownLessonSchema, pathOf(slug), sent('PUT', source));

export const testAgain = (slug: string): Promise<OwnLesson> =>
  pageClient().json(ownLessonSchema, pathOf(slug, '/test'), { method: 'POST' });

export async function removeOwnLesson(slug: string): Promise<void> {
  await pageClient().request(pathOf(slug), { method: 'DELETE' });
}

/** Address of the newest version's files, as a zip. */
export const archiveOf = (slug: string): string => pathOf(slug, '/archive');
