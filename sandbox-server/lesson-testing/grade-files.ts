import type { WorkspaceFile } from '../../course/read-folder.ts';
import type { CheckResult } from '../../protocol/check.ts';
import type { Lesson } from '../course/course-catalogue.ts';
import { happens } from './happens.ts';
import { LessonFailure } from './lesson-failure.ts';
import type { LessonPlayer } from './lesson-player.ts';

/** How long checks may take to pass once the commands of grading have been run. */
const passMs = 30_000;
/** What answers as it should not does so within this time: a server has started by then. */
const failMs = 6_000;

/** Commands that do nothing but change files: what is handed in has their changes. */
const onlyEdits = /^(?:cp|echo|mv|printf|sed) (?!.*\b(?:docker|curl)\b)/;

/** What is rebuilt by grading from the files with which the exercise begins must fail its checks. */
export async function gradeBeginning(player: LessonPlayer): Promise<void> {
  const { lesson } = player;
  await player.place(await filesAtBeginning(lesson));
  await rebuild(player);
  const passed = () => gradedChecks(player).filter(({ status }) => status === 'passed');
  if (!(await happens(() => passed().length > 0, failMs, player.signal))) return;
  throw new LessonFailure(placeOf(lesson), {
    expected: 'checks of grading that fail on the files with which the exercise begins',
    found: passed()
      .map(({ id, title }) => `${id} (${title}) passes: whoever did nothing has its points`)
      .join('\n'),
  });
}

/** What is rebuilt by grading from the files of the solution must pass its checks. */
export async function gradeSolution(player: LessonPlayer): Promise<void> {
  const { lesson } = player;
  await player.place([...(await filesAtBeginning(lesson)), ...(await lesson.solutionFiles())]);
  const edits = lesson.exercise.exercise.solution.filter(({ command }) => onlyEdits.test(command));
  for (const edit of edits) await player.play(edit, 'exercise');
  await rebuild(player);
  const open = () => gradedChecks(player).filter(({ status }) => status !== 'passed');
  if (await happens(() => open().length === 0, passMs, player.signal)) return;
  throw new LessonFailure(placeOf(lesson), {
    expected: open()
      .map(({ title, expected }) => `${title}: ${expected}`)
      .join('\n'),
    found: [...open().map(({ found }) => found), await player.terminals.screens()].join('\n'),
  });
}

/** The workspace of somebody who has done every step, and nothing of the exercise. */
async function filesAtBeginning(lesson: Lesson): Promise<WorkspaceFile[]> {
  const puts = lesson.exercise.steps.flatMap((step) => step.puts);
  return Promise.all(puts.map(({ id }) => lesson.putFile(id)));
}

async function rebuild(player: LessonPlayer): Promise<void> {
  const { grading } = player.lesson.exercise.exercise;
  for (const [at, command] of (grading?.runs ?? []).entries()) {
    const run = { id: `grading-${at}`, command, terminal: 'main', prompt: '$' } as const;
    const typed = { ...run, interrupt: false, staysOpen: false, fails: false };
    await player.play(typed, 'exercise', true);
  }
}

function gradedChecks(player: LessonPlayer): CheckResult[] {
  const ids = player.lesson.exercise.exercise.grading?.checks ?? [];
  return player.result('exercise').checks.filter(({ id }) => ids.includes(id));
}

const placeOf = ({ slug }: Lesson) => ({ lesson: slug, step: 'exercise, graded anew' });
