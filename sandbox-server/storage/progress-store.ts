import { type Kysely, sql, type Transaction } from 'kysely';
import { type Language, languageSchema } from '../../protocol/language.ts';
import { quizAnswerSchema } from '../../protocol/quiz.ts';
import type { Tables } from './schema.ts';
import type {
  LessonProgressRecord,
  PositionRecord,
  ProgressRecordChange,
  ProgressStore,
  QuizRecord,
  StepRecord,
} from './storage.ts';

/** Progress in any database that Kysely speaks to. */
export class SqlProgressStore implements ProgressStore {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async read(owner: string): Promise<Map<string, LessonProgressRecord>> {
    const database = this.#database;
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

  async merge(owner: string, lesson: string, change: ProgressRecordChange): Promise<void> {
    const key = { owner, lesson };
    await this.#database.transaction().execute(async (transaction) => {
      for (const step of change.steps ?? []) await mergeStep(transaction, key, step);
      for (const quiz of change.quizzes ?? []) await mergeQuiz(transaction, key, quiz);
      if (change.position) await mergePosition(transaction, key, change.position);
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

interface Key {
  readonly owner: string;
  readonly lesson: string;
}

async function mergeStep(database: Transaction<Tables>, key: Key, tick: StepRecord): Promise<void> {
  const row = { done_at: tick.doneAt.getTime(), seen_by: tick.by };
  await database
    .insertInto('progress_step')
    .values({ ...key, step: tick.step, ...row })
    .onConflict((conflict) =>
      conflict
        .columns(['owner', 'lesson', 'step'])
        .doUpdateSet(row)
        .where(({ or, and, eb }) =>
          or([
            and([
              eb('progress_step.seen_by', '=', row.seen_by),
              eb('progress_step.done_at', '>', row.done_at),
            ]),
            and([
              eb('progress_step.seen_by', '=', 'claimed'),
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
  by: seen_by === 'checks' ? 'checks' : 'claimed',
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
