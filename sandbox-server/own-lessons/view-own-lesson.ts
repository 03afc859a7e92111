import type { OwnLesson } from '../../protocol/own-lesson.ts';
import type { OwnLessonRecord } from '../storage/own-lessons/own-lesson-store.ts';

export interface AboutOwnLesson {
  /** Of the owner; empty where they were erased. */
  readonly name: string;
  readonly progress: OwnLesson['progress'];
  readonly assignments: number;
}

/** An own lesson as its owner sees it. */
export function viewOwnLesson(
  { slug, owner, offered, changedAt, newest }: OwnLessonRecord,
  { name, progress, assignments }: AboutOwnLesson,
): OwnLesson {
  return {
    ...{ slug, title: newest.title, owner: { id: owner, name }, version: newest.version },
    state: newest.state,
    ...(newest.state === 'testing' && progress && { progress }),
    findings: [...newest.findings],
    ...(newest.failure && { failure: newest.failure }),
    ...(offered !== null && { offered }),
    ...(newest.folder !== null && { folder: newest.folder }),
    assignments,
    changedAt: changedAt.toISOString(),
  };
}
