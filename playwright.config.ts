import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/** The system's own browser: a package that downloads one fails behind a firewall. */
const chromium = (process.env['PATH'] ?? '')
  .split(':')
  .map((folder) => join(folder, 'chromium'))
  .find(existsSync);

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'test-results',
  // Every test has a machine of its own, and two processors carry no more than one at a time.
  workers: 1,
  // Another try is told as flaky in the report.
  retries: process.env['CI'] ? 2 : 0,
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env['CI']),
  use: {
    browserName: 'chromium',
    headless: true,
    // The film of every test would cost a fifth of its time.
    trace: { mode: 'retain-on-failure', screenshots: false },
    screenshot: 'only-on-failure',
    actionTimeout: 20_000,
    launchOptions: {
      ...(chromium !== undefined && { executablePath: chromium }),
      args: [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    {
      name: 'desktop',
      use: { viewport: { width: 1440, height: 900 } },
      testIgnore: '**/*.phone.test.ts',
    },
    {
      name: 'phone',
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
      testMatch: '**/*.phone.test.ts',
    },
  ],
});
