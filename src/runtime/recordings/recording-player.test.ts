import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { RecordedRun } from '../../../protocol/recorded-lesson.ts';
import { RecordingPlayer } from './recording-player.ts';
import { Timeline } from './timeline.ts';

const runs: RecordedRun[] = ['one', 'two', 'three'].map((id) => ({
  id,
  step: 'only',
  terminal: 'main',
  command: `echo ${id}`,
}));
const events = runs.flatMap(({ id }, index) => [
  { at: index * 3000, kind: 'mark' as const, data: id },
  { at: index * 3000 + 1000, kind: 'output' as const, data: `[${id}` },
  { at: index * 3000 + 2000, kind: 'output' as const, data: ']' },
]);

let screen: string;
let seen: string[];
let player: RecordingPlayer;

beforeEach(() => {
  vi.useFakeTimers();
  screen = '';
  seen = [];
  const timeline = new Timeline(
    [[{ terminal: 'main', cast: { columns: 100, rows: 30, events } }]],
    runs,
  );
  player = new RecordingPlayer(timeline, {
    front: () => {},
    seek: (count) => {
      const frames = timeline.frames.slice(1, count);
      screen = frames.map(({ data }) => data).join('');
    },
    print: ({ data }) => (screen += data),
    seen: ({ id }) => seen.push(id),
  });
});
afterEach(() => {
  player.dispose();
  vi.useRealTimers();
});

test('a command plays in its own time, and what came before it is there', async () => {
  expect(player.play('two')).toBe(true);
  expect(screen).toBe('[one]');
  await vi.advanceTimersByTimeAsync(2999);
  expect([screen, seen]).toEqual(['[one][two', []]);
  await vi.advanceTimersByTimeAsync(5000);
  expect([screen, seen, player.state.value]).toEqual(['[one][two]', ['two'], 'idle']);
  expect(player.next.value?.id).toBe('three');
});

test('four times as fast takes a quarter of the time', async () => {
  player.speed.value = 4;
  player.play('one');
  await vi.advanceTimersByTimeAsync(499);
  expect(screen).toBe('[one');
  await vi.advanceTimersByTimeAsync(1);
  expect(screen).toBe('[one]');
});

test('the rest of a command can be skipped, also while it is paused', async () => {
  player.play('one');
  await vi.advanceTimersByTimeAsync(1000);
  player.pause();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([screen, player.state.value]).toEqual(['[one', 'paused']);
  player.skip();
  await vi.advanceTimersByTimeAsync(0);
  expect([screen, seen, player.state.value]).toEqual(['[one]', ['one'], 'idle']);
});

test('a pause ends where it began', async () => {
  player.play('one');
  player.pause();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(screen).toBe('');
  player.resume();
  await vi.advanceTimersByTimeAsync(5000);
  expect(screen).toBe('[one]');
});

test('all that is left plays one after the other, and then from the first again', async () => {
  player.play('one');
  await vi.advanceTimersByTimeAsync(10_000);
  player.playAll();
  await vi.advanceTimersByTimeAsync(60_000);
  expect([screen, seen]).toEqual(['[one][two][three]', ['one', 'two', 'three']]);
  expect(player.next.value).toBeNull();
  player.playAll();
  expect(screen).toBe('');
});

test('another command takes the place of the one that plays, which was then not seen', async () => {
  player.play('one');
  await vi.advanceTimersByTimeAsync(500);
  player.play('three');
  await vi.advanceTimersByTimeAsync(60_000);
  expect([screen, seen]).toEqual(['[one][two][three]', ['three']]);
});

test('a command without a recording is refused, and nothing stops for it', async () => {
  player.play('one');
  expect(player.play('four')).toBe(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen).toEqual(['one']);
});
