import { z } from 'zod';
import {
  type AssignableLesson,
  assignableLessonSchema,
  type Assignment,
  type AssignmentDraft,
  assignmentSchema,
  type ExtensionOrder,
  type GivenPoints,
  type GivenPointsDraft,
  givenPointsSchema,
  type LearnersAssignment,
  learnersAssignmentSchema,
  type LearnersExtension,
  learnersExtensionSchema,
} from '../../../protocol/assignment.ts';
import { asJson, pageClient } from './page-client.ts';

const inClass = (id: string, rest: string) => `/api/classes/${encodeURIComponent(id)}/${rest}`;
const assignmentPath = (id: string, rest = '') =>
  `/api/assignments/${encodeURIComponent(id)}${rest}`;
const asked = (signal?: AbortSignal): RequestInit => (signal ? { signal } : {});
const listOf = z.object({ assignments: z.array(assignmentSchema) });
const learnersListOf = z.object({ assignments: z.array(learnersAssignmentSchema) });

/** What is due for the reader in all their classes. @throws ProblemError, as all below */
export async function findDue(signal?: AbortSignal): Promise<LearnersAssignment[]> {
  return (await pageClient().json(learnersListOf, '/api/assignments', asked(signal))).assignments;
}

/** All published assignments of a class, as the reader has them to do. */
export async function findMine(
  classId: string,
  signal?: AbortSignal,
): Promise<LearnersAssignment[]> {
  const path = inClass(classId, 'assignments/mine');
  return (await pageClient().json(learnersListOf, path, asked(signal))).assignments;
}

export const findMyAssignment = (id: string, signal?: AbortSignal): Promise<LearnersAssignment> =>
  pageClient().json(learnersAssignmentSchema, assignmentPath(id, '/mine'), asked(signal));

/** All assignments of a class, drafts among them, for those who teach. */
export async function findAssignments(
  classId: string,
  signal?: AbortSignal,
): Promise<Assignment[]> {
  const path = inClass(classId, 'assignments');
  return (await pageClient().json(listOf, path, asked(signal))).assignments;
}

export const findAssignment = (id: string, signal?: AbortSignal): Promise<Assignment> =>
  pageClient().json(assignmentSchema, assignmentPath(id), asked(signal));

export async function findLessons(
  classId: string,
  signal?: AbortSignal,
): Promise<AssignableLesson[]> {
  const schema = z.object({ lessons: z.array(assignableLessonSchema) });
  return (await pageClient().json(schema, inClass(classId, 'lessons'), asked(signal))).lessons;
}

export const createAssignment = (classId: string, draft: AssignmentDraft): Promise<Assignment> =>
  pageClient().json(assignmentSchema, inClass(classId, 'assignments'), asJson('POST', draft));

export const changeAssignment = (id: string, draft: AssignmentDraft): Promise<Assignment> =>
  pageClient().json(assignmentSchema, assignmentPath(id), asJson('PUT', draft));

export async function removeAssignment(id: string): Promise<void> {
  await pageClient().request(assignmentPath(id), { method: 'DELETE' });
}

export async function findExtensions(
  id: string,
  signal?: AbortSignal,
): Promise<LearnersExtension[]> {
  const schema = z.object({ extensions: z.array(learnersExtensionSchema) });
  const path = assignmentPath(id, '/extensions');
  return (await pageClient().json(schema, path, asked(signal))).extensions;
}

export async function extend(id: string, order: ExtensionOrder): Promise<void> {
  await pageClient().request(assignmentPath(id, '/extensions'), asJson('PUT', order));
}

export async function removeExtension(id: string, person: string): Promise<void> {
  const path = assignmentPath(id, `/extensions/${encodeURIComponent(person)}`);
  await pageClient().request(path, { method: 'DELETE' });
}

/** Who has points by an instructor's word. */
export async function findGivenPoints(id: string, signal?: AbortSignal): Promise<GivenPoints[]> {
  const schema = z.object({ given: z.array(givenPointsSchema) });
  return (await pageClient().json(schema, assignmentPath(id, '/points'), asked(signal))).given;
}

const pointsPath = (id: string, person: string) =>
  assignmentPath(id, `/points/${encodeURIComponent(person)}`);

export async function givePoints(
  id: string,
  person: string,
  draft: GivenPointsDraft,
): Promise<void> {
  await pageClient().request(pointsPath(id, person), asJson('PUT', draft));
}

export async function takePointsBack(id: string, person: string): Promise<void> {
  await pageClient().request(pointsPath(id, person), { method: 'DELETE' });
}
