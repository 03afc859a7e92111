import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, test, type TestContext } from 'vitest';
import { recordedDigests, recordingsFolder } from '../../course/recordings.ts';
import { parseText } from '../../course/text/parse-text.ts';
import { loadCourse } from '../../sandbox-server/course/load-course.ts';
import {
  lessonParts,
  type LessonTrial,
  type PlayStep,
} from '../../sandbox-server/lesson-testing/lesson-parts.ts';
import { LessonPlayer } from '../../sandbox-server/lesson-testing/lesson-player.ts';
import { shownOutputs } from '../../sandbox-server/lesson-testing/shown-outputs.ts';
import { openRealServer, type RealServer } from '../support/real-server.ts';
import { LessonRuns, NotTried, type OpenPlayer } from './lesson-runs.ts';
import { recordStep } from './recording/record-step.ts';
import { selectedTitles } from './selected-titles.ts';

const folder = fileURLToPath(new URL('../../lessons', import.meta.url));
const { course, lesson } = await loadCourse(folder);
const minutes = 60_000;
/** A trial waits for its turn, and then for those before it: what hangs is ended by the player. */
const allOfThem = 120 * minutes;
const machines = Number(
  process.env['SLIPWAY_LESSON_WORKERS'] ?? Math.min(4, availableParallelism()),
);

const parts = await Promise.all(
  [...course.lessons, ...course.extras].map(async (slug) => {
    const file = `lessons/${slug}/en.mdx`;
    const text = await readFile(`${folder}/${slug}/en.mdx`, 'utf8');
    return lessonParts(
      lesson(slug),
      shownOutputs(parseText({ language: 'en', file, text })),
      await recorder(slug),
    );
  }),
).then((all) => all.flat().map((part) => ({ ...part, title: `${part.lesson}, ${part.title}` })));

/** Records a lesson's steps below SLIPWAY_RECORD, where that names a folder; else only plays them. */
async function recorder(slug: string): Promise<PlayStep> {
  const into = process.env['SLIPWAY_RECORD'];
  if (into === undefined) return (_player, _step, play) => play();
  const digests = await recordedDigests(join(folder, slug), lesson(slug).exercise);
  return async (player, step, play) => {
    const commands = digests.get(step);
    if (commands === undefined) return play();
    const recording = { step, commands, folder: join(into, slug, recordingsFolder) };
    await recordStep(player, play, recording);
  };
}

let server: RealServer;
let runs: LessonRuns;

// oxlint-disable-next-line no-empty-pattern -- Vitest wants to see that no fixture is asked for.
beforeAll(async ({}, file) => {
  server = await openRealServer({ change: { warmMachines: 0, capacity: machines } });
  runs = new LessonRuns(openPlayer, machines);
  const selected = selectedTitles(file);
  for (const part of parts) if (selected.has(part.title)) runs.start(part);
  return async () => {
    await runs.stop();
    await server.dispose();
  };
}, 10 * minutes);

/** A lesson on a fresh machine, as a learner who has just come finds it. */
async function openPlayer(slug: string): Promise<OpenPlayer> {
  const owner = `lesson-tests-${crypto.randomUUID()}`;
  const { id } = await server.sessions.create({ lesson: slug, language: 'en' }, owner);
  for (;;) {
    const { state, problem } = await server.sessions.get(id, owner);
    if (state === 'ready') break;
    if (problem) throw new Error(problem.message);
    await sleep(50);
  }
  const live = server.sessions.live(id, owner);
  return {
    player: new LessonPlayer(lesson(slug), await live),
    close: () => server.sessions.end(id, owner),
  };
}

async function outcome(trial: LessonTrial, { skip, task }: TestContext): Promise<void> {
  try {
    task.meta.seconds = await runs.outcome(trial);
  } catch (error) {
    if (error instanceof NotTried) skip(error.message);
    throw error;
  }
}

for (const { title, trials } of parts) {
  describe(title, () => {
    for (const trial of trials) test(trial.name, (context) => outcome(trial, context), allOfThem);
  });
}
