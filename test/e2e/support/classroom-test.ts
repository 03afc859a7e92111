import { test as playwright } from '@playwright/test';
import {
  openServerWithoutMachines,
  type ServerWithoutMachines,
} from '../../support/server-without-machines.ts';
import { TaughtClass } from './taught-class.ts';

interface OfOneTest {
  /** People sign in to it. It has no machines, and at first no people. */
  server: ServerWithoutMachines;
  /** A class whose instructor's browser is the test's own. */
  taught: TaughtClass;
}

/** Tests of the classroom's pages that need no machine. */
export const test = playwright.extend<OfOneTest>({
  server: async ({ browser }, use) => {
    const siteFolder = process.env['SLIPWAY_TEST_SITE'] ?? 'dist';
    const server = await openServerWithoutMachines({ change: { loopbackOnly: false }, siteFolder });
    await use(server);
    for (const context of browser.contexts()) await context.close();
    await server.dispose();
  },
  taught: async ({ page, server }, use) => use(await TaughtClass.open(page, server)),
});

export { expect } from '@playwright/test';
