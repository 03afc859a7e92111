import type { Hint, Reach } from '../../protocol/hint.ts';
import { happens } from './happens.ts';
import { LessonFailure } from './lesson-failure.ts';
import type { LessonPlayer } from './lesson-player.ts';

/** How long a hint may take to open once its conditions hold, beside the time that it waits itself. */
const openMs = 30_000;

/**
 * Brings about what a hint is for: it must be closed before and open after, and closed again once what
 * `undo` says was done. The steps before its own are done first, where they have not been.
 */
export async function reachHint(player: LessonPlayer, step: string, hint: Hint): Promise<void> {
  const { steps } = player.lesson.exercise;
  const isOpen = () => player.result(step).hints?.includes(hint.id) ?? false;
  const fail = (expected: string, found: string) => {
    const place = { lesson: player.lesson.slug, step, command: `the hint "${hint.id}"` };
    throw new LessonFailure(place, { expected, found });
  };
  const before =
    step === 'exercise'
      ? []
      : steps.slice(
          0,
          steps.findIndex(({ id }) => id === step),
        );
  for (const { id, checks } of before) {
    if (checks.length > 0 && player.result(id).doneAt === null) await player.doStep(id);
  }
  const wait = hint.holdsFor * 1000 + openMs;

  if (isOpen()) fail('it closed before', 'it open');
  await type(player, step, hint.id, hint.reach);
  for (let tried = 0; tried < (hint.tries ?? 0); tried += 1) await player.ask(step);
  if (!(await happens(isOpen, wait, player.signal))) {
    fail(`it open after ${commands(hint.reach)}`, 'it closed: its conditions do not hold');
  }
  if (hint.undo.length === 0) return;
  await type(player, step, `${hint.id}-undo`, hint.undo);
  if (!(await happens(() => !isOpen(), wait, player.signal))) {
    fail(`it closed after ${commands(hint.undo)}`, 'it open: its conditions still hold');
  }
}

async function type(player: LessonPlayer, step: string, id: string, typed: readonly Reach[]) {
  for (const [at, reach] of typed.entries()) {
    await player.play({ ...reach, id: `${id}-${at}`, prompt: '$', fails: false }, step, true);
  }
}

const commands = (typed: readonly Reach[]) =>
  typed.map(({ command }) => command).join('; ') || 'it';
