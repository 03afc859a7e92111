import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, test } from 'vitest';
import { loadCourse } from '../../sandbox-server/course/load-course.ts';
import type { LiveSession } from '../../sandbox-server/sessions/live-session.ts';
import { openRealServer, type RealServer } from '../support/real-server.ts';
import { LessonPlayer } from './lesson-player.ts';

const folder = fileURLToPath(new URL('../../lessons', import.meta.url));
const { course, lesson } = await loadCourse(folder);
const owner = 'lesson-tests';
const minutes = 60_000;

let server: RealServer;
beforeAll(async () => {
  server = await openRealServer();
  return () => server.dispose();
}, 5 * minutes);

/** A lesson on a fresh machine, as a learner who has just come finds it. */
function useLesson(slug: string): () => LessonPlayer {
  let player: LessonPlayer | undefined;
  beforeAll(async () => {
    const { id } = await server.sessions.create({ lesson: slug, language: 'en' }, owner);
    player = new LessonPlayer(lesson(slug), await live(id));
    return () => server.sessions.end(id, owner);
  });
  return () => player ?? expectPlayer(slug);
}

async function live(id: string): Promise<LiveSession> {
  for (;;) {
    const { state, problem } = await server.sessions.get(id, owner);
    if (state === 'ready') return server.sessions.live(id, owner);
    if (problem) throw new Error(problem.message);
    await sleep(50);
  }
}

function expectPlayer(slug: string): never {
  throw new Error(`the session of ${slug} did not start`);
}

describe.each(course.lessons)('the lesson %s', (slug) => {
  const { steps } = lesson(slug).exercise;

  describe('done from its beginning', () => {
    const player = useLesson(slug);
    test.each(steps.map((step) => step.id))(
      'step %s: its checks fail before it and pass after it',
      (step) => player().playStep(step),
      3 * minutes,
    );
    test('the solution passes the exercise', () => player().playSolution(), 3 * minutes);
  });

  describe('its exercise, with the starting files', () => {
    const player = useLesson(slug);
    test('is not passed by the commands alone', () => player().playUnsolved(), 3 * minutes);
  });
});
