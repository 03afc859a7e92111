import type { LearnersAssignment } from '../../protocol/assignment.ts';
import type { Language } from '../../protocol/languages.ts';
import type { CourseCatalogue } from '../course/course-catalogue.ts';
import type { AssignmentRecord, ExtensionRecord } from '../storage/assignments/assignment-store.ts';
import type { ClassRecord } from '../storage/classes/class-store.ts';
import { expectationsOf } from '../checks/expectations-of.ts';
import { nameInCheck } from '../checks/name-learner.ts';
import { say, sayAll } from '../words/phrase.ts';
import { findLesson } from './assignment-view.ts';
import type { BestGrade } from './best-grades.ts';
import type { ExerciseStanding } from './learner-standing.ts';
import { type AssignmentCheck, checksOf, sumOfPoints } from './points.ts';
import { attemptsAllowed, stateForLearner } from './state-for-learner.ts';
import { timesForLearner } from './times-for-learner.ts';

export interface LearnersQuestion {
  readonly assignment: AssignmentRecord;
  readonly class: ClassRecord;
  readonly extension: ExtensionRecord | null;
  readonly standing: ExerciseStanding | null;
  readonly best: BestGrade | null;
  readonly catalogue: Pick<CourseCatalogue, 'lesson'>;
  readonly language: Language;
  readonly now: Date;
}

/**
 * An assignment as one learner may see it. Of hidden checks nothing is told but their points together;
 * until it opens nothing of any check but the points in all, for they say what the lesson asks.
 */
export async function viewForLearner(question: LearnersQuestion): Promise<LearnersAssignment> {
  const { assignment, extension, best, catalogue, language, now } = question;
  const { id, draft } = assignment;
  const { title, late } = draft;
  const { name: className, timeZone } = question.class;
  const { lesson } = findLesson(catalogue, draft.lesson);
  const checks = lesson ? checksOf(lesson.exercise, draft) : [];
  const times = timesForLearner(draft.times, extension);
  const state = stateForLearner({ times, late, timeZone, now });
  const told = state === 'notOpen' ? [] : checks;
  return {
    id,
    class: assignment.class,
    ...{ className, timeZone, title, lesson: draft.lesson, times, late },
    lessonTitle: (await lesson?.title(language)) ?? draft.lesson,
    isExtended: extension !== null,
    attempts: { used: best?.attempts ?? 0, allowed: attemptsAllowed(draft.attempts, extension) },
    state,
    mostPoints: sumOfPoints(checks),
    checks: told.filter(({ hidden }) => !hidden).map((check) => viewCheck(check, question)),
    hiddenPoints: sumOfPoints(told.filter(({ hidden }) => hidden)),
    points: best?.points ?? null,
    givenFor: best?.givenFor ?? null,
  };
}

/** Who the learner is in the registry depends on their machine: `learner-7kq…` in each. */
const someLearner = 'learner-…';

/** As the running machine shows it; else as it was handed in; else as it was once. */
function viewCheck(
  { check, points }: AssignmentCheck,
  { standing, best, language }: LearnersQuestion,
): LearnersAssignment['checks'][number] {
  const { id, title } = check;
  const seen = standing?.checks.get(id);
  const status = seen?.status ?? best?.checks.get(id) ?? (standing?.isDone ? 'passed' : null);
  const wanted =
    seen?.expected === undefined
      ? expectationsOf(nameInCheck(check, someLearner))
      : [seen.expected];
  return {
    ...{ id, title: title[language] ?? title.en, points, status },
    expected: sayAll(wanted, language),
    ...(seen?.found !== undefined && { found: say(seen.found, language) }),
  };
}
