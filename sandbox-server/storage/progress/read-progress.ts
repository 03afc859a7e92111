import type { Kysely } from 'kysely';
import { quizAnswerSchema } from '../../../protocol/quiz.ts';
import type { Tables } from '../schema.ts';
import type {
  LessonProgressRecord,
  PositionRecord,
  QuizRecord,
  StepRecord,
} from './progress-store.ts';

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
