import type { checkStatusSchema } from '../../protocol/check.ts';
import type { z } from 'zod';

/** What a learner has handed in of one assignment, as far as the learner may know. */
export interface BestGrade {
  readonly attempts: number;
  /** Of the best submission, after penalty and override; null where none is graded. */
  readonly points: number | null;
  /** Why an instructor gave the points by hand; left out where they did not. */
  readonly givenFor?: string;
  /** By check id, of the best submission; may hold hidden checks, which are left out of what learners see. */
  readonly checks: ReadonlyMap<string, z.infer<typeof checkStatusSchema>>;
}

/** Who knows what learners have handed in. */
export interface BestGrades {
  /** By assignment; those of which nothing was handed in are left out. */
  of(person: string, assignments: readonly string[]): Promise<ReadonlyMap<string, BestGrade>>;
}
