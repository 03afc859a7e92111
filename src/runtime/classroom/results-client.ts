import {
  gradeTableSchema,
  learnersChecksSchema,
  lessonResultsSchema,
  touchedLessonsSchema,
  type GradeFormat,
  type GradeTable,
  type LearnersChecks,
  type LessonResults,
  type TouchedLessons,
} from '../../../protocol/results.ts';
import { pageClient } from './page-client.ts';

const addressOf = (classId: string, ...parts: readonly string[]): string =>
  `/api/classes/${[classId, ...parts].map(encodeURIComponent).join('/')}`;

/** Lessons in which a class has done anything. @throws ProblemError */
export const findTouchedLessons = (classId: string, signal: AbortSignal): Promise<TouchedLessons> =>
  pageClient().json(touchedLessonsSchema, addressOf(classId, 'results'), { signal });

/** How a class fares in a lesson. @throws ProblemError */
export const findLessonResults = (
  classId: string,
  lesson: string,
  signal: AbortSignal,
): Promise<LessonResults> =>
  pageClient().json(lessonResultsSchema, addressOf(classId, 'results', lesson), { signal });

/** How a learner fares in each check of a lesson. @throws ProblemError */
export const findLearnersChecks = (
  of: { id: string; lesson: string; person: string },
  signal: AbortSignal,
): Promise<LearnersChecks> =>
  pageClient().json(
    learnersChecksSchema,
    addressOf(of.id, 'results', of.lesson, 'learners', of.person),
    { signal },
  );

/** The grade table of a class. @throws ProblemError */
export const findGrades = (classId: string, signal: AbortSignal): Promise<GradeTable> =>
  pageClient().json(gradeTableSchema, addressOf(classId, 'grades'), { signal });

/** Where the grade table is downloaded, as a file. */
export const gradesFile = (classId: string, format: GradeFormat | 'json'): string =>
  format === 'json'
    ? `${addressOf(classId, 'grades')}?download=true`
    : `${addressOf(classId, 'grades.csv')}?format=${format}`;
