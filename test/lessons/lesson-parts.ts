import type { LessonText } from '../../course/text/lesson-text.ts';
import type { Lesson } from '../../sandbox-server/course/course-catalogue.ts';
import type { LessonPlayer } from './lesson-player.ts';
import type { LessonPart } from './lesson-runs.ts';
import { reachHint } from './reach-hint.ts';
import { assertShown, shownOutputs } from './shown-outputs.ts';

/** Plays a step, and may record it. */
export type PlayStep = (
  player: LessonPlayer,
  step: string,
  play: () => Promise<void>,
) => Promise<void>;

/** All that is tested of a lesson on a real engine; each part begins on a fresh machine. */
export function lessonParts(
  { slug, exercise }: Lesson,
  text: LessonText,
  record: PlayStep,
): LessonPart[] {
  const { steps } = exercise;
  const stepHints = steps.flatMap(({ id, hints }) => hints.map((hint) => ({ step: id, hint })));
  const parts: LessonPart[] = [
    {
      title: 'done from its beginning',
      lesson: slug,
      trials: [
        ...steps.map(({ id }) => ({
          name: `step ${id}: its checks fail before it and pass after it`,
          play: (player: LessonPlayer) => record(player, id, () => player.playStep(id)),
        })),
        ...shownOutputs(text).map((shown) => ({
          name: `what ${text.file}:${shown.line} shows was printed`,
          play: (player: LessonPlayer) => assertShown(player, shown),
        })),
        {
          name: 'the solution passes the exercise',
          play: (player) => record(player, 'exercise', () => player.playSolution()),
        },
      ],
    },
    {
      title: 'its exercise, with the starting files',
      lesson: slug,
      trials: [
        { name: 'is not passed by the commands alone', play: (player) => player.playUnsolved() },
      ],
    },
    {
      title: 'the hints of its steps',
      lesson: slug,
      trials: stepHints.map(({ step, hint }) => ({
        name: `the hint ${hint.id} opens in step ${step}`,
        play: (player: LessonPlayer) => reachHint(player, step, hint),
      })),
    },
    {
      title: 'the hints of its exercise',
      lesson: slug,
      trials: exercise.exercise.hints.map((hint) => ({
        name: `the hint ${hint.id} opens`,
        play: (player: LessonPlayer) => reachHint(player, 'exercise', hint),
      })),
    },
  ];
  return parts.filter(({ trials }) => trials.length > 0);
}
