import type { CheckOutcome } from '../checks/step-outcome.ts';
import type { SessionService } from '../sessions/session-service.ts';
import type { ProgressStore } from '../storage/progress/progress-store.ts';
import type { SessionStore } from '../storage/sessions/session-store.ts';

/** Where a learner stands in the exercise of a lesson. */
export interface ExerciseStanding {
  /** By check id, as a running machine shows it now; empty where none runs. */
  readonly checks: ReadonlyMap<string, CheckOutcome>;
  /** All checks have passed together once, by the server's own word. */
  readonly isDone: boolean;
}

/** Who knows where learners stand. */
export interface LearnerStanding {
  /** By lesson; lessons of which nothing is known are left out. */
  of(person: string): Promise<ReadonlyMap<string, ExerciseStanding>>;
}

export interface SessionStandingOptions {
  readonly sessions: Pick<SessionService, 'peek'>;
  readonly store: Pick<SessionStore, 'list'>;
  readonly progress: Pick<ProgressStore, 'read'>;
}

/** Reads where learners stand from their own sessions and progress; makes no use of a session. */
export class SessionStanding implements LearnerStanding {
  readonly #options: SessionStandingOptions;

  constructor(options: SessionStandingOptions) {
    this.#options = options;
  }

  async of(person: string): Promise<ReadonlyMap<string, ExerciseStanding>> {
    const { sessions, store, progress } = this.#options;
    const [running, remembered] = await Promise.all([store.list(['ready']), progress.read(person)]);
    const standing = new Map<string, ExerciseStanding>();
    for (const [lesson, { steps }] of remembered) {
      const isDone = steps.some(({ step, by }) => step === 'exercise' && by === 'checks');
      standing.set(lesson, { checks: new Map(), isDone });
    }
    // The youngest session of a lesson comes last, and is the one that is shown.
    for (const { id, lesson, owner } of running) {
      if (owner !== person) continue;
      const outcomes = sessions.peek(id)?.outcomes() ?? [];
      const exercise = outcomes.find(({ step }) => step === 'exercise');
      const seen = (exercise?.checks ?? []).filter(isLookedAt);
      if (seen.length === 0) continue;
      const isDone = standing.get(lesson)?.isDone ?? false;
      standing.set(lesson, { checks: new Map(seen.map((check) => [check.id, check])), isDone });
    }
    return standing;
  }
}

const isLookedAt = ({ found }: CheckOutcome) =>
  typeof found !== 'object' || found.key !== 'check.notLooked';
