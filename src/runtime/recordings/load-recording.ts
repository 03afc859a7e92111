import { recordedLessonSchema, type RecordedLesson } from '../../../protocol/recorded-lesson.ts';
import { word } from '../../i18n/word.ts';
import { HttpClient } from '../http-client.ts';
import type { LessonOnPage } from '../lesson-on-page.ts';
import { ProblemError } from '../problem-error.ts';
import { recordSeen } from '../progress.ts';
import { WorkspaceFiles } from '../workspace-files.ts';
import { BundledFiles } from './bundled-files.ts';
import { parseCast } from './parse-cast.ts';
import { RecordedRuntime } from './recorded-runtime.ts';
import { Timeline, type StepCasts } from './timeline.ts';

/**
 * Loads a lesson's recordings from a static copy of the site. Commands that were shown are noted, and
 * a step is seen once all of its commands were. Throws `ProblemError` where the copy is not whole.
 *
 * @param base Where the copy is, such as `location.origin`.
 */
export async function loadRecording(base: string, lesson: LessonOnPage): Promise<RecordedRuntime> {
  const { recorded, steps } = await read(base, lesson.lesson).catch((cause: unknown) => {
    throw new ProblemError({ code: 'internal', message: word('recording.broken') }, { cause });
  });
  const files = new WorkspaceFiles(new BundledFiles(recorded.files), lesson.open, null);
  await files.refresh();
  const note = seenSteps(recorded, (step) => recordSeen(lesson.lesson, step));
  return new RecordedRuntime(new Timeline(steps, recorded.runs), files, note);
}

async function read(base: string, slug: string) {
  const http = new HttpClient(base);
  const folder = `/recordings/${slug}`;
  const recorded = await http.json(recordedLessonSchema, `${folder}/lesson.json`);
  const casts = await Promise.all(
    recorded.casts.map(async ({ step, terminal, file }) => {
      const answer = await http.request(`${folder}/${file}`);
      return { step, terminal, cast: parseCast(await answer.text()) };
    }),
  );
  const steps = new Map<string, StepCasts>();
  for (const { step, ...cast } of casts) steps.set(step, [...(steps.get(step) ?? []), cast]);
  return { recorded, steps: [...steps.values()] };
}

/** Tells of a step once every command of it was shown. */
export function seenSteps(
  { runs }: Pick<RecordedLesson, 'runs'>,
  tell: (step: string) => void,
): (run: { readonly id: string; readonly step: string }) => void {
  const left = new Map<string, Set<string>>();
  for (const { id, step } of runs) left.set(step, (left.get(step) ?? new Set()).add(id));
  return ({ id, step }) => {
    left.get(step)?.delete(id);
    if (left.get(step)?.size === 0) tell(step);
  };
}
