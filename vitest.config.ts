import { defineConfig } from 'vitest/config';

/** Projects on a real engine run one file at a time: machines of two would wait for each other. */
const onRealEngine = (groupOrder: number) => ({
  fileParallelism: false,
  sequence: { groupOrder },
  testTimeout: 60_000,
  hookTimeout: 300_000,
  teardownTimeout: 60_000,
  retry: process.env['CI'] ? 1 : 0,
});

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{protocol,course,sandbox-server,src}/**/*.test.{ts,tsx}'],
          testTimeout: 20_000, // A busy computer is no failure.
        },
      },
      {
        extends: true,
        test: { name: 'contracts', include: ['test/contracts/**/*.test.ts'], ...onRealEngine(1) },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['test/{integration,faults}/**/*.test.ts'],
          ...onRealEngine(2),
        },
      },
      {
        extends: true,
        test: { name: 'lessons', include: ['test/lessons/**/*.test.ts'], ...onRealEngine(3) },
      },
    ],
  },
});
