import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readConfig } from '../../config.ts';
import { runningRequirements } from './running-requirements.ts';

const own = (folder?: string) =>
  runningRequirements(readConfig({ SLIPWAY_OWN_LESSONS: folder })).find(
    ({ title }) => title === 'SLIPWAY_OWN_LESSONS',
  );

test('the folder of own lessons is listed where one is set, and told where it is none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-doctor-'));
  try {
    await mkdir(join(folder, 'ports'));
    expect(own()).toBeUndefined();
    expect(await own(folder)?.check()).toMatchObject({
      ...{ outcome: 'passed', found: expect.stringContaining('folders: 1') },
    });
    const nowhere = await own(join(folder, 'nowhere'))?.check();
    expect(nowhere).toMatchObject({ outcome: 'note', remedy: expect.stringContaining('Make it') });
  } finally {
    await rm(folder, { recursive: true });
  }
});
