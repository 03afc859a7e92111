import { expect, test } from 'vitest';
import { fromLocalInput, isElsewhere, toLocalInput } from './zoned-time.ts';

test('a time typed in a class’s zone is the moment that its clocks show', () => {
  expect(fromLocalInput('2026-11-24T23:59', 'Europe/Berlin')).toBe('2026-11-24T22:59:00.000Z');
  expect(fromLocalInput('2026-07-24T23:59', 'Europe/Berlin')).toBe('2026-07-24T21:59:00.000Z');
  expect(fromLocalInput('2026-07-24T23:59', 'Pacific/Kiritimati')).toBe('2026-07-24T09:59:00.000Z');
  expect(toLocalInput('2026-07-24T21:59:00.000Z', 'Europe/Berlin')).toBe('2026-07-24T23:59');
  expect(toLocalInput('2026-07-24T21:59:00.000Z', 'Asia/Tokyo')).toBe('2026-07-25T06:59');
});

test('where the clock is changed, a time that there is not is later, of two the first is taken', () => {
  expect(fromLocalInput('2026-03-29T02:30', 'Europe/Berlin')).toBe('2026-03-29T01:30:00.000Z');
  expect(fromLocalInput('2026-10-25T02:30', 'Europe/Berlin')).toBe('2026-10-25T00:30:00.000Z');
});

test('nothing, and half a time, is none', () => {
  expect(toLocalInput(null, 'UTC')).toBe('');
  expect(fromLocalInput('', 'UTC')).toBeNull();
  expect(fromLocalInput('2026-13-01T', 'UTC')).toBeNull();
});

test('knows where a zone’s clocks differ from the reader’s', () => {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  expect(isElsewhere('2026-07-24T21:59:00.000Z', timeZone)).toBe(false);
  const others = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];
  expect(others.some((zone) => isElsewhere('2026-07-24T21:59:00.000Z', zone))).toBe(true);
});
