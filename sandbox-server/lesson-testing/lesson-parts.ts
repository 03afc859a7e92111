import type { Lesson } from '../course/course-catalogue.ts';
import type { LessonPlayer } from './lesson-player.ts';
import { reachHint } from './reach-hint.ts';
import { assertShown } from './assert-shown.ts';
import { gradeBeginning, gradeSolution } from './grade-files.ts';
import type { ShownOutput } from './shown-outputs.ts';

/** Something that is tested of a lesson. */
export interface LessonTrial {
  readonly name: string;
  play(player: LessonPlayer): Promise<void>;
}

/** Trials that follow one another on one fresh machine. */
export interface LessonPart {
  readonly title: string;
  readonly lesson: string;
  readonly trials: readonly LessonTrial[];
}

/** Plays a step, and may record it. */
export type PlayStep = (
  player: LessonPlayer,
  step: string,
  play: () => Promise<void>,
) => Promise<void>;

/** All that is tested of a lesson on a real engine; each part begins on a fresh machine. */
export function lessonParts(
  { slug, exercise }: Lesson,
  shown: readonly ShownOutput[],
  record: PlayStep = (_player, _step, play) => play(),
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
        ...shown.map((output) => ({
          name: `what ${output.file}:${output.line} shows was printed`,
          play: (player: LessonPlayer) => assertShown(player, output),
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
    ...(exercise.exercise.grading ? gradingParts(slug) : []),
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

/** What grading rebuilds, from the files of somebody who did nothing and of somebody who did it all. */
const gradingParts = (lesson: string): LessonPart[] => [
  {
    title: 'its grading, with the files of its beginning',
    lesson,
    trials: [{ name: 'gives no points for a rebuilt check', play: gradeBeginning }],
  },
  {
    title: 'its grading, with the files of its solution',
    lesson,
    trials: [{ name: 'passes every rebuilt check', play: gradeSolution }],
  },
];
