import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { castName } from '../../../course/recordings.ts';
import type { LessonPlayer } from '../../../sandbox-server/lesson-testing/lesson-player.ts';
import { encodeCast } from './encode-cast.ts';
import { squeezeTime } from './squeeze-time.ts';

export interface StepRecording {
  readonly step: string;
  /** The digest of what is done in the step. */
  readonly commands: string;
  /** Where recordings go; made where it is not there. */
  readonly folder: string;
}

/** Plays a step, and writes what came in each terminal meanwhile in place of what was recorded before. */
export async function recordStep(
  player: LessonPlayer,
  play: () => Promise<void>,
  { step, commands, folder }: StepRecording,
): Promise<void> {
  const { terminals } = player;
  const before = await terminals.moment();
  await play();
  const spans = await terminals.since(before);
  const moments = spans.flatMap(({ chunks, marks }) => [
    ...marks.flatMap(({ at }) => chunks[at]?.at ?? []),
    ...chunks.slice(0, 1).map(({ at }) => at),
    ...chunks.slice(-1).map(({ at }) => at),
  ]);
  const seconds = squeezeTime(moments.toSorted((a, b) => a - b));
  await mkdir(folder, { recursive: true });
  const old = (await readdir(folder)).filter((name) => name.startsWith(`${step}.`));
  for (const name of old) await rm(join(folder, name));
  for (const span of spans) {
    const title = `${player.lesson.slug}, ${step}, terminal ${span.terminal}`;
    const cast = await encodeCast({ span, title, commands, seconds });
    await writeFile(join(folder, castName(step, span.terminal)), cast);
  }
}
