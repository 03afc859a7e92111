import { expect, test } from 'vitest';
import { maxUnacknowledgedBytes as limit } from '../../protocol/terminal.ts';
import { stallMilliseconds, ViewerFlow } from './viewer-flow.ts';

test('a viewer that draws what it gets never holds the shell up', () => {
  const flow = new ViewerFlow();
  for (let now = 0; now < 100; now++) {
    flow.sent(limit - 1, now);
    expect(flow.full).toBe(false);
    flow.acknowledged(limit - 1);
  }
});

test('a viewer that draws nothing holds the shell up, until it stalls', () => {
  const flow = new ViewerFlow();
  flow.sent(limit, 0);
  expect(flow.full).toBe(true);
  expect(flow.stall(stallMilliseconds - 1)).toBe(false);
  expect(flow.stall(stallMilliseconds)).toBe(true);
  expect([flow.full, flow.behind]).toEqual([false, true]);
  expect(flow.stall(stallMilliseconds * 9)).toBe(false);
});

test('a viewer that was behind is owed the screen once, when all it had is drawn', () => {
  const flow = new ViewerFlow();
  flow.sent(limit + 10, 0);
  flow.stall(stallMilliseconds);
  expect(flow.acknowledged(limit)).toBe(false);
  expect(flow.acknowledged(10)).toBe(true);
  expect(flow.behind).toBe(false);
  expect(flow.acknowledged(10)).toBe(false);
});

test('a viewer that acknowledges more than it was sent gains nothing by it', () => {
  const flow = new ViewerFlow();
  flow.acknowledged(limit * 100);
  flow.sent(limit, 0);
  expect(flow.full).toBe(true);
});
