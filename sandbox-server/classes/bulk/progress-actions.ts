import { z } from 'zod';
import { lessonSlugSchema } from '../../../protocol/session.ts';
import type { CourseCatalogue } from '../../course/course-catalogue.ts';
import { stepsAndExercise } from '../../course/steps-and-exercise.ts';
import type { ClassStore } from '../../storage/classes/class-store.ts';
import type { ProgressStore } from '../../storage/storage.ts';
import { type BulkAction, bulkAction } from '../bulk-action.ts';
import { isTaughtByAlone } from '../link-right.ts';

export interface ProgressActionsOptions {
  readonly progress: ProgressStore;
  readonly classes: Pick<ClassStore, 'enrollmentsOf'>;
  readonly catalogue: CourseCatalogue;
  /** Ends what these have running of a lesson; the files they leave are kept. */
  readonly endSessions: (owners: ReadonlySet<string>, lesson: string) => Promise<void>;
  readonly now: () => Date;
}

const ofLesson = z.strictObject({ lesson: lessonSlugSchema });

/** What is done to the progress of learners: `complete`, `reset`. */
export function progressActions(options: ProgressActionsOptions): BulkAction[] {
  const { progress, classes, catalogue, endSessions, now } = options;
  return [
    bulkAction({
      name: 'complete',
      options: ofLesson,
      async run({ persons, options: { lesson } }) {
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
        catalogue.lesson(lesson);
        const done = new Map<string, string>();
        for (const { person } of persons) {
          const mayReset = await isTaughtByAlone(actor, person, classes);
          done.set(person, mayReset ? 'reset' : 'elsewhere');
        }
        const owners = [...done].flatMap(([person, what]) => (what === 'reset' ? [person] : []));
        // First what runs: its checks would tick the steps again.
        await endSessions(new Set(owners), lesson);
        await progress.forgetLesson(owners, lesson);
        return done;
      },
    }),
  ];
}
