import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, test } from 'vitest';
import { loadCourse } from '../../sandbox-server/course/load-course.ts';
import { openRealServer } from '../support/real-server.ts';
import { LessonPlayer } from '../../sandbox-server/lesson-testing/lesson-player.ts';

const folder = fileURLToPath(new URL('../../lessons', import.meta.url));
const { course, lesson } = await loadCourse(folder);
const sheet = lesson(course.cheatSheet ?? '');
const owner = 'cheat-sheet-test';
const minutes = 60_000;

describe('the cheat sheet, on a fresh machine and from top to bottom', () => {
  let player: LessonPlayer;

  beforeAll(async () => {
    const server = await openRealServer();
    const { id } = await server.sessions.create(
      { lesson: sheet.slug, language: 'en', from: 'start' },
      owner,
    );
    while ((await server.sessions.get(id, owner)).state === 'starting') await sleep(50);
    player = new LessonPlayer(sheet, await server.sessions.live(id, owner));
    return () => server.dispose();
  }, 5 * minutes);

  for (const { id, runs } of sheet.exercise.steps) {
    test.each(runs.map((run) => [run.command, run] as const))(
      `${id}: %s`,
      (_command, run) => player.play(run, id),
      3 * minutes,
    );
  }
});
