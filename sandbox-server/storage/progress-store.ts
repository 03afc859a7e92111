import { type Kysely, sql, type Transaction } from 'kysely';
import { type Language, languageSchema } from '../../protocol/language.ts';
import { quizAnswerSchema } from '../../protocol/quiz.ts';
import { chunksOf } from './chunks-of.ts';
import type { Tables } from './schema.ts';
import type {
  LessonProgressRecord,
  PositionRecord,
  ProgressRecordChange,
  ProgressStore,
  QuizRecord,
  StepRecord,
} from './storage.ts';

/** Values to a statement: SQLite takes 32,766, PostgreSQL 65,535. */
const ownersAtOnce = 1000;

/** Progress in any database that Kysely speaks to. */
export class SqlProgressStore implements ProgressStore {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async read(owner: string): Promise<Map<string, LessonProgressRecord>> {
    return readLessons(this.#database, owner);
  }

  async merge(owner: string, lesson: string, change: ProgressRecordChange): Promise<void> {
    await this.#database
      .transaction()
      .execute((transaction) => mergeLesson(transaction, { owner, lesson }, change));
  }

  async stepsIn(lesson: string, owners: readonly string[]): Promise<Map<string, Set<string>>> {
    const found = new Map<string, Set<string>>();
    for (let start = 0; start < owners.length; start += ownersAtOnce) {
      const rows = await this.#database
        .selectFrom('progress_step')
        .select(['owner', 'step'])
        .where('owner', 'in', owners.slice(start, start + ownersAtOnce))
        .where('lesson', '=', lesson)
        .where('seen_by', '!=', 'claimed')
        .execute();
      for (const { owner, step } of rows) {
        found.set(owner, (found.get(owner) ?? new Set()).add(step));
      }
    }
    return found;
  }

  async mergeAll(
    owners: readonly string[],
    lesson: string,
    change: ProgressRecordChange,
  ): Promise<void> {
    await this.#database.transaction().execute(async (transaction) => {
      const keys = owners.toSorted().map((owner) => ({ owner, lesson }));
      const { steps = [], ...rest } = change;
      // A class at once: one by one they would take a fifth of a second for a hundred.
      await mergeSteps(transaction, keys, steps);
      for (const key of keys) await mergeLesson(transaction, key, rest);
    });
  }

  async forgetLesson(owners: readonly string[], lesson: string): Promise<void> {
    const tables = ['progress_position', 'progress_quiz', 'progress_step'] as const;
    await this.#database.transaction().execute(async (transaction) => {
      for (const table of tables) {
        for (let start = 0; start < owners.length; start += ownersAtOnce) {
          await transaction
            .deleteFrom(table)
            .where('owner', 'in', owners.slice(start, start + ownersAtOnce) as never)
            .where('lesson', '=', lesson as never)
            .execute();
        }
      }
    });
  }

  async language(owner: string): Promise<{ value: Language; at: Date } | null> {
    const row = await this.#database
      .selectFrom('learner')
      .selectAll()
      .where('owner', '=', owner)
      .executeTakeFirst();
    if (!row) return null;
    return { value: languageSchema.parse(row.language), at: new Date(Number(row.language_at)) };
  }

  async setLanguage(owner: string, language: Language, at: Date): Promise<void> {
    await this.#database
      .insertInto('learner')
      .values({ owner, language, language_at: at.getTime() })
      .onConflict((conflict) =>
        conflict
          .column('owner')
          .doUpdateSet({ language, language_at: at.getTime() })
          .where('learner.language_at', '<', at.getTime()),
      )
      .execute();
  }

  async forget(owner: string): Promise<void> {
    const tables = ['progress_step', 'progress_quiz', 'progress_position', 'learner'] as const;
    await this.#database.transaction().execute(async (transaction) => {
      for (const table of tables) {
        await transaction
          .deleteFrom(table)
          .where('owner', '=', owner as never)
          .execute();
      }
    });
  }
}

const compare = (one: string, other: string) => (one < other ? -1 : Number(one > other));

interface Key {
  readonly owner: string;
  readonly lesson: string;
}

/** {@link ProgressStore.read}, within a transaction perhaps. */
export async function readLessons(
  database: Kysely<Tables>,
  owner: string,
): Promise<Map<string, LessonProgressRecord>> {
  const mine = ['owner', '=', owner] as const;
  const steps = await database
    .selectFrom('progress_step')
    .selectAll()
    .where(...mine)
    .execute();
  const quizzes = await database
    .selectFrom('progress_quiz')
    .selectAll()
    .where(...mine)
    .execute();
  const positions = await database
    .selectFrom('progress_position')
    .selectAll()
    .where(...mine)
    .execute();
  const lessons = new Set([...steps, ...quizzes, ...positions].map(({ lesson }) => lesson));
  const own = (lesson: string) => (row: { lesson: string }) => row.lesson === lesson;
  return new Map(
    [...lessons].map((lesson) => [
      lesson,
      {
        steps: steps.filter(own(lesson)).map(stepOf),
        quizzes: quizzes.filter(own(lesson)).map(quizOf),
        position: positions.filter(own(lesson)).map(positionOf)[0] ?? null,
      },
    ]),
  );
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
async function mergeSteps(
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

const stepOf = ({ step, done_at, seen_by }: Tables['progress_step']): StepRecord => ({
  step,
  doneAt: new Date(Number(done_at)),
  by: seen_by === 'checks' || seen_by === 'instructor' ? seen_by : 'claimed',
});

const quizOf = (row: Tables['progress_quiz']): QuizRecord => ({
  quiz: row.quiz,
  given: quizAnswerSchema.parse(JSON.parse(row.given)),
  answeredAt: new Date(Number(row.answered_at)),
  doneAt: row.done_at === null ? null : new Date(Number(row.done_at)),
});

const positionOf = ({ step, at }: Tables['progress_position']): PositionRecord => ({
  step,
  at: new Date(Number(at)),
});
