import { expect, test } from 'vitest';
import { aptProgress } from './apt-progress.ts';
import { progressLine } from './progress-line.ts';

test('apt’s status lines become progress', () => {
  expect(aptProgress('dlstatus:3:41.7:Retrieving file 3 of 7')).toEqual({
    text: 'downloading: Retrieving file 3 of 7',
    done: 41.7,
    total: 100,
  });
  expect(aptProgress('pmstatus:dpkg-exec:50.0:Running dpkg')?.text).toBe('Running dpkg');
});

test('other lines of apt are none', () => {
  expect(aptProgress('Reading package lists...')).toBeNull();
});

test('progress is a bar with a percentage, and megabytes where bytes are counted', () => {
  expect(progressLine({ text: 'x', done: 5, total: 10 })).toBe(
    `${'█'.repeat(10)}${'░'.repeat(10)}  50 % x`,
  );
  expect(progressLine({ text: 'x', done: 2e6, total: 4e6, unit: 'bytes' })).toContain('2/4 MB');
  expect(progressLine({ text: 'just words' })).toBe('just words');
});
