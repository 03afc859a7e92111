import { createHash, randomUUID } from 'node:crypto';
import type { Tables } from '../../../sandbox-server/storage/schema.ts';
import type { CourseCheck } from './course-checks.ts';

type Outcome = Tables['check_outcome'];
type Done = Tables['progress_step'];

/** Of one learner. */
export interface LearnerWork {
  readonly outcomes: Outcome[];
  readonly done: Done[];
  /** By the digest that outcomes name. */
  readonly failures: ReadonlyMap<string, string>;
}

export interface LearnerWorkOptions {
  readonly person: string;
  readonly checks: readonly CourseCheck[];
  /** How many checks come out, one way or the other. */
  readonly outcomes: number;
  /** When the learner began. */
  readonly from: number;
  readonly random: () => number;
}

const minute = 60_000;

/**
 * A learner goes through the course check by check, fails some more often than others, and stops when
 * enough has come out; one who is through begins anew.
 */
export function learnerWork(options: LearnerWorkOptions): LearnerWork {
  const { person, checks, random } = options;
  const work: LearnerWork & { failures: Map<string, string> } = {
    ...{ outcomes: [], done: [], failures: new Map<string, string>() },
  };
  const skill = 0.4 + random() * 0.5;
  const session = randomUUID();
  let at = options.from;
  for (let round = 0; work.outcomes.length < options.outcomes; round += 1) {
    for (const [index, check] of checks.entries()) {
      const { lesson, step, id } = check;
      const add = (passed: boolean, failure: string | null) => {
        at += Math.round((0.4 + random() * 3) * minute);
        const row = { id: randomUUID(), session, person, lesson, step, check_id: id };
        work.outcomes.push({ ...row, passed: passed ? 1 : 0, failure, at });
      };
      const difficulty = 0.15 + 0.75 * (((index * 7) % 10) / 10);
      while (random() < difficulty * (1.1 - skill)) {
        const nth = Math.floor(random() ** 2 * check.failures.length);
        const found = JSON.stringify(check.failures[nth] ?? '');
        const digest = createHash('sha256').update(found).digest('hex').slice(0, 32);
        work.failures.set(digest, found);
        add(false, digest);
        if (work.outcomes.length >= options.outcomes) return work;
      }
      add(true, null);
      const isLast = checks[index + 1]?.step !== step || checks[index + 1]?.lesson !== lesson;
      if (isLast && round === 0) {
        work.done.push({ owner: person, lesson, step, done_at: at, seen_by: 'checks' });
      }
      if (work.outcomes.length >= options.outcomes) return work;
    }
    at += 24 * 60 * minute;
  }
  return work;
}
