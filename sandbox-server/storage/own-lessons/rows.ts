import { z } from 'zod';
import { exerciseSchema } from '../../../protocol/exercise.ts';
import {
  lessonFindingSchema,
  lessonTestFailureSchema,
  ownLessonStateSchema,
} from '../../../protocol/own-lesson.ts';
import type { OwnLessonChange, OwnLessonRecord, OwnLessonVersion } from './own-lesson-store.ts';
import type { OwnLessonTables } from './tables.ts';

type VersionRow = OwnLessonTables['own_lesson_version'];

const findingsSchema = z.array(lessonFindingSchema);

/** One that a later release cannot read any more has no exercise: it is to be looked at anew. */
const exerciseOf = (text: string | null) => {
  const read = text === null ? null : exerciseSchema.safeParse(JSON.parse(text));
  return read?.success ? read.data : null;
};

export const versionOf = (row: VersionRow): OwnLessonVersion => ({
  version: Number(row.version),
  state: ownLessonStateSchema.parse(row.state),
  title: row.title,
  folder: row.folder,
  findings: findingsSchema.parse(JSON.parse(row.findings)),
  failure: row.failure === null ? null : lessonTestFailureSchema.parse(JSON.parse(row.failure)),
  exercise: exerciseOf(row.exercise),
});

export const lessonOf = (row: OwnLessonTables['own_lesson'] & VersionRow): OwnLessonRecord => ({
  slug: row.slug,
  owner: row.owner,
  offered: row.offered === null ? null : Number(row.offered),
  changedAt: new Date(Number(row.changed_at)),
  newest: versionOf(row),
});

export const versionColumnsOf = ({
  findings,
  failure,
  exercise,
  ...change
}: OwnLessonChange): Partial<VersionRow> => ({
  ...change,
  ...(findings && { findings: JSON.stringify(findings) }),
  ...(failure !== undefined && { failure: failure && JSON.stringify(failure) }),
  ...(exercise !== undefined && { exercise: exercise && JSON.stringify(exercise) }),
});
