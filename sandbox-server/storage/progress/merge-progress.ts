import { sql, type Transaction } from 'kysely';
import { chunksOf } from '../chunks-of.ts';
import type { Tables } from '../schema.ts';
import type {
  PositionRecord,
  ProgressRecordChange,
  QuizRecord,
  StepRecord,
} from './progress-store.ts';

interface Key {
  readonly owner: string;
  readonly lesson: string;
}

/** {@link ProgressStore.merge}, within a transaction. */
export async function mergeLesson(
  transaction: Transaction<Tables>,
  key: Key,
  change: ProgressRecordChange,
): Promise<void> {
  // In one order for all: two tabs that lock each other's rows crosswise would wait for ever.
  const quizzes = change.quizzes?.toSorted((one, other) => compare(one.quiz, other.quiz));
  await mergeSteps(transaction, [key], change.steps ?? []);
  for (const quiz of quizzes ?? []) await mergeQuiz(transaction, key, quiz);
  if (change.position) await mergePosition(transaction, key, change.position);
}

/** By owner and then by step, and all steps before anything else. */
export async function mergeSteps(
  database: Transaction<Tables>,
  keys: readonly Key[],
  ticks: readonly StepRecord[],
): Promise<void> {
  // One statement changes a row but once: of a step that stands twice the second has its own.
  const sorted = ticks.toSorted((one, other) => compare(one.step, other.step));
  const rounds = Map.groupBy(sorted, (tick) => ticksBefore(sorted, tick));
  for (const round of rounds.values()) {
    const rows = keys.flatMap((key) => round.map((tick) => stepRowOf(key, tick)));
    for (const part of chunksOf(rows)) await mergeStepRows(database, part);
  }
}

const ticksBefore = (ticks: readonly StepRecord[], tick: StepRecord): number =>
  ticks.slice(0, ticks.indexOf(tick)).filter(({ step }) => step === tick.step).length;

const stepRowOf = (key: Key, { step, doneAt, by }: StepRecord): Tables['progress_step'] => ({
  ...{ ...key, step, done_at: doneAt.getTime(), seen_by: by },
});

async function mergeStepRows(
  database: Transaction<Tables>,
  rows: readonly Tables['progress_step'][],
): Promise<void> {
  await database
    .insertInto('progress_step')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['owner', 'lesson', 'step'])
        .doUpdateSet({ done_at: sql`excluded.done_at`, seen_by: sql`excluded.seen_by` })
        .where(({ or, and, eb, ref }) =>
          or([
            and([
              eb('progress_step.seen_by', '=', ref('excluded.seen_by')),
              eb('progress_step.done_at', '>', ref('excluded.done_at')),
            ]),
            and([
              eb('progress_step.seen_by', '=', 'claimed'),
              eb('excluded.seen_by', '!=', 'claimed'),
            ]),
            and([
              eb('progress_step.seen_by', '=', 'instructor'),
              eb('excluded.seen_by', '=', 'checks'),
            ]),
          ]),
        ),
    )
    .execute();
}

async function mergeQuiz(database: Transaction<Tables>, key: Key, quiz: QuizRecord): Promise<void> {
  const later = sql`excluded.answered_at > progress_quiz.answered_at`;
  await database
    .insertInto('progress_quiz')
    .values({
      ...key,
      quiz: quiz.quiz,
      given: JSON.stringify(quiz.given),
      answered_at: quiz.answeredAt.getTime(),
      done_at: quiz.doneAt?.getTime() ?? null,
    })
    .onConflict((conflict) =>
      conflict.columns(['owner', 'lesson', 'quiz']).doUpdateSet({
        given: sql`case when ${later} then excluded.given else progress_quiz.given end`,
        answered_at: sql`case when ${later} then excluded.answered_at else progress_quiz.answered_at end`,
        done_at: sql`case when progress_quiz.done_at is null or excluded.done_at < progress_quiz.done_at
          then excluded.done_at else progress_quiz.done_at end`,
      }),
    )
    .execute();
}

async function mergePosition(
  database: Transaction<Tables>,
  key: Key,
  { step, at }: PositionRecord,
): Promise<void> {
  const row = { step, at: at.getTime() };
  await database
    .insertInto('progress_position')
    .values({ ...key, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(['owner', 'lesson'])
        .doUpdateSet(row)
        .where('progress_position.at', '<', row.at),
    )
    .execute();
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));
