import type { LearnerResults, LearnersStep, StepResults } from '../../protocol/results.ts';
import type { ReadDone, ReadOutcome } from '../storage/outcomes/outcome-store.ts';
import { medianOf, minutesWorked, tenths } from './time-worked.ts';

/** What is known of a class in a lesson. */
export interface LessonFacts {
  /** Ids, in the lesson's order. */
  readonly steps: readonly string[];
  readonly learners: readonly { readonly person: string; readonly name: string }[];
  /** Each learner's in the order of time. */
  readonly outcomes: readonly ReadOutcome[];
  readonly done: readonly ReadDone[];
}

/** A failure of a check, counted over the class; `digest` names what was found. */
export interface CountedFailure {
  readonly check: string;
  readonly digest: string;
  readonly learners: number;
  readonly times: number;
}

/** As {@link StepResults}, without words: what was found by its digest. */
export interface StepSummary extends Omit<StepResults, 'failures' | 'title'> {
  readonly failures: readonly CountedFailure[];
}

/** Enough to see what a class stumbles over. */
const mostFailures = 5;

/** What a class's outcomes in a lesson come to, per learner and per step. */
export function summarizeLesson(facts: LessonFacts): {
  steps: StepSummary[];
  learners: LearnerResults[];
} {
  const outcomes = Map.groupBy(facts.outcomes, ({ person }) => person);
  const done = Map.groupBy(facts.done, ({ person }) => person);
  const learners = facts.learners.map(({ person, name }) => {
    const steps = summarizeLearner(outcomes.get(person) ?? [], done.get(person) ?? [], facts.steps);
    const all = Object.values(steps);
    return {
      person,
      name,
      done: all.filter(({ firstSuccessAt }) => firstSuccessAt !== null).length,
      attempts: all.reduce((sum, { attempts }) => sum + attempts, 0),
      minutes: tenths(all.reduce((sum, { minutes }) => sum + minutes, 0)),
      steps,
    };
  });
  const byStep = Map.groupBy(facts.outcomes, ({ step }) => step);
  return {
    learners,
    steps: facts.steps.map((step) => summarizeStep(step, learners, byStep.get(step) ?? [])),
  };
}

function summarizeLearner(
  outcomes: readonly ReadOutcome[],
  done: readonly ReadDone[],
  known: readonly string[],
): Record<string, LearnersStep> {
  const doneAt = new Map(done.map(({ step, at }) => [step, at]));
  const signs = [...outcomes, ...done].map(({ step, at }) => ({ part: step, at }));
  const minutes = minutesWorked(signs.toSorted((a, b) => a.at - b.at));
  const touched = known.filter((step) => minutes.has(step));
  return Object.fromEntries(
    touched.map((step) => {
      const at = doneAt.get(step);
      const own = outcomes.filter((outcome) => outcome.step === step);
      const failures = own.filter(({ passed, at: then }) => !passed && then <= (at ?? Infinity));
      return [
        step,
        {
          attempts: attemptsOf(own.length, at),
          failures: failures.length,
          minutes: tenths(minutes.get(step) ?? 0),
          firstSuccessAt: at === undefined ? null : new Date(at).toISOString(),
        },
      ];
    }),
  );
}

/** What was done before anybody wrote down how often was tried once at least. */
export const attemptsOf = (tried: number, doneAt: number | undefined): number =>
  Math.max(tried, doneAt === undefined ? 0 : 1);

function summarizeStep(
  step: string,
  learners: readonly LearnerResults[],
  outcomes: readonly ReadOutcome[],
): StepSummary {
  const here = learners.flatMap(({ steps }) => steps[step] ?? []);
  const done = here.filter(({ firstSuccessAt }) => firstSuccessAt !== null);
  const median = medianOf(done.map(({ minutes }) => minutes));
  return {
    step,
    done: done.length,
    trying: here.length - done.length,
    medianMinutes: median === null ? null : tenths(median),
    medianFailures: medianOf(done.map(({ failures }) => failures)),
    failures: countFailures(outcomes).slice(0, mostFailures),
  };
}

/** Those that most learners met come first, then those that came most often. */
export function countFailures(outcomes: readonly ReadOutcome[]): CountedFailure[] {
  const failed = outcomes.flatMap((outcome) =>
    outcome.failure === null ? [] : [{ ...outcome, digest: outcome.failure }],
  );
  return [...Map.groupBy(failed, ({ check, digest }) => `${check} ${digest}`).values()]
    .flatMap((same) => {
      const [first] = same;
      if (!first) return [];
      const { check, digest } = first;
      const learners = new Set(same.map(({ person }) => person)).size;
      return [{ check, digest, learners, times: same.length }];
    })
    .toSorted((a, b) => b.learners - a.learners || b.times - a.times || compare(a.check, b.check));
}

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
