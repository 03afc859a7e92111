import { z } from 'zod';
import { lessonSlugSchema } from '../../../protocol/session.ts';
import type { CourseCatalogue } from '../../course/course-catalogue.ts';
import { stepsAndExercise } from '../../course/steps-and-exercise.ts';
import type { OwnLessonAccess } from '../../own-lessons/own-lesson-access.ts';
import type { ClassStore } from '../../storage/classes/class-store.ts';
import type { ProgressStore } from '../../storage/progress/progress-store.ts';
import { type BulkAction, bulkAction } from '../bulk-action.ts';
import { taughtByAlone } from '../link-right.ts';

export interface ProgressActionsOptions {
  readonly progress: ProgressStore;
  readonly classes: Pick<ClassStore, 'membersElsewhere'>;
  readonly catalogue: CourseCatalogue;
  readonly ownLessons: Pick<OwnLessonAccess, 'requireSeen'>;
  /** Ends what these have running of a lesson; the files they leave are kept. */
  readonly endSessions: (owners: ReadonlySet<string>, lesson: string) => Promise<void>;
  readonly now: () => Date;
}

const ofLesson = z.strictObject({ lesson: lessonSlugSchema });

/** What is done to the progress of learners: `complete`, `reset`. */
export function progressActions(options: ProgressActionsOptions): BulkAction[] {
  const { progress, classes, catalogue, ownLessons, endSessions, now } = options;
  return [
    bulkAction({
      name: 'complete',
      options: ofLesson,
      async run({ actor, persons, options: { lesson } }) {
        await ownLessons.requireSeen(actor, lesson);
        const steps = stepsAndExercise(catalogue.lesson(lesson).exercise);
        const doneAt = now();
        const change = {
          steps: steps.map(({ id }) => ({ step: id, doneAt, by: 'instructor' as const })),
        };
        const owners = persons.map(({ person }) => person);
        await progress.mergeAll(owners, lesson, change);
        return new Map(owners.map((owner) => [owner, 'completed']));
      },
    }),
    bulkAction({
      name: 'reset',
      options: ofLesson,
      async run({ actor, persons, options: { lesson } }) {
        await ownLessons.requireSeen(actor, lesson);
        catalogue.lesson(lesson);
        const chosen = persons.map(({ person }) => person);
        const taught = await taughtByAlone(actor, chosen, classes);
        const owners = [...taught];
        // First what runs: its checks would tick the steps again.
        await endSessions(new Set(owners), lesson);
        await progress.forgetLesson(owners, lesson);
        return new Map(
          chosen.map((person) => [person, taught.has(person) ? 'reset' : 'elsewhere']),
        );
      },
    }),
  ];
}
