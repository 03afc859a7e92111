import { readConfig } from '../../config.ts';
import { SetupError } from '../../errors/setup-error.ts';
import { pendingSteps, runSteps } from '../../setup/run-steps.ts';
import { stepsFor } from '../../setup/steps.ts';

/**
 * Brings all that is missing, after telling what that is. Returns at once where nothing is.
 * Throws `SetupError`, and `ConfigError` where the environment is wrong.
 */
export async function setUp(
  purpose: 'up' | 'test' | 'lessons',
  signal: AbortSignal,
): Promise<void> {
  const steps = await pendingSteps(stepsFor(purpose, readConfig(process.env)));
  if (steps.length === 0) return;
  if (process.getuid?.() !== 0) {
    throw new SetupError('Slipway needs root to set itself up.', {
      why: `Missing: ${steps.map(({ title }) => title).join(', ')}. Nothing was installed.`,
      remedy: 'Run it as root, for example: sudo npm start',
    });
  }
  // The bootstrap has told the whole plan already where it had npm packages to install first.
  if (process.env['SLIPWAY_PLAN_IS_SHOWN'] !== '1') {
    const plans = await Promise.all(steps.map((step) => step.plan()));
    const lines = steps.map(({ title }, index) => `  ${index + 1}. ${title}: ${plans[index]}`);
    process.stdout.write(`\nSlipway needs these, and brings them now:\n${lines.join('\n')}\n\n`);
  }
  await runSteps(steps, signal);
}
