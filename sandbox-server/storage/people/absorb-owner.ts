import type { Transaction } from 'kysely';
import { mergeLesson } from '../progress/merge-progress.ts';
import { readLessons } from '../progress/read-progress.ts';
import type { Tables } from '../schema.ts';

/** All that one owner has becomes another's; see {@link PeopleStore.absorb}. */
export async function absorbOwner(
  transaction: Transaction<Tables>,
  from: string,
  into: string,
): Promise<void> {
  const lessons = await readLessons(transaction, from);
  for (const lesson of [...lessons.keys()].toSorted()) {
    await mergeLesson(transaction, { owner: into, lesson }, lessons.get(lesson) ?? {});
  }
  for (const table of ['progress_step', 'progress_quiz', 'progress_position'] as const) {
    await transaction
      .deleteFrom(table)
      .where('owner', '=', from as never)
      .execute();
  }
  await absorbLanguage(transaction, from, into);
  await absorbKeptWork(transaction, from, into);
  await transaction.updateTable('session').set({ owner: into }).where('owner', '=', from).execute();
}

async function absorbLanguage(transaction: Transaction<Tables>, from: string, into: string) {
  const choices = await transaction
    .selectFrom('learner')
    .selectAll()
    .where('owner', 'in', [from, into])
    .execute();
  const at = (owner: string) => choices.find((choice) => choice.owner === owner)?.language_at;
  const [mine, theirs] = [at(from), at(into)];
  const isLater = mine !== undefined && (theirs === undefined || Number(mine) > Number(theirs));
  await transaction
    .deleteFrom('learner')
    .where('owner', '=', isLater ? into : from)
    .execute();
  if (!isLater) return;
  await transaction.updateTable('learner').set({ owner: into }).where('owner', '=', from).execute();
}

/** Of two works of a lesson the later stays. */
async function absorbKeptWork(transaction: Transaction<Tables>, from: string, into: string) {
  const works = await transaction
    .selectFrom('kept_work')
    .select(['owner', 'lesson', 'saved_at'])
    .where('owner', 'in', [from, into])
    .execute();
  for (const mine of works.filter(({ owner }) => owner === from)) {
    const { lesson } = mine;
    const theirs = works.find((work) => work.owner === into && work.lesson === lesson);
    const goes = theirs && Number(theirs.saved_at) >= Number(mine.saved_at) ? from : into;
    await transaction
      .deleteFrom('kept_work')
      .where('owner', '=', goes)
      .where('lesson', '=', lesson)
      .execute();
  }
  await transaction
    .updateTable('kept_work')
    .set({ owner: into })
    .where('owner', '=', from)
    .execute();
}
