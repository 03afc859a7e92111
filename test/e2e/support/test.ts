import { expect as base, test as playwright } from '@playwright/test';
import { CourseServer, type ServerEnvironment } from './course-server.ts';
import { LessonPage } from './lesson-page.ts';
import { PageWatch } from './page-watch.ts';
import { StartedSessions } from './started-sessions.ts';

interface OfOneTest {
  /** Nothing is known of the learner: the server remembers from one test to the next. */
  newLearner: void;
  /** The lesson's page, with its parts. */
  lesson: LessonPage;
  /** Fails the test for errors, foreign and failed requests, unless it is told to expect them. */
  watch: PageWatch;
}

interface OfAllTests {
  /** Changes to the server's environment; files that differ get servers of their own. */
  environment: ServerEnvironment;
  server: CourseServer;
}

/** Tests of a learner in a browser, against the whole product. */
export const test = playwright.extend<OfOneTest, OfAllTests>({
  environment: [{}, { scope: 'worker', option: true }],
  server: [
    async ({ environment }, use) => {
      const server = new CourseServer(environment);
      await server.start();
      await use(server);
      await server.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  newLearner: [
    async ({ server }, use) => {
      await fetch(`${server.url}/api/progress`, { method: 'DELETE' });
      await use();
    },
    { auto: true },
  ],
  watch: [
    async ({ context, server }, use) => {
      const watch = new PageWatch(context, server.url);
      await use(watch);
      base(watch.notes).toEqual([]);
    },
    { auto: true },
  ],
  lesson: async ({ context, page, server }, use) => {
    const sessions = new StartedSessions(context, server.url);
    await use(new LessonPage(page, server.url));
    await page.close(); // Nobody is left to be told that the sessions end.
    await sessions.end();
  },
});

export const expect = base;
