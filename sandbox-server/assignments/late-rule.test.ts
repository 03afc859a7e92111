import { describe, expect, test } from 'vitest';
import type { LateRule } from '../../protocol/assignment.ts';
import { latenessOf } from './late-rule.ts';

const tenPercent: LateRule = { kind: 'perDay', percent: 10, graceMinutes: 0, mostPercent: 100 };
const millisecond = 1;
const hour = 3_600_000;

function daysLate(options: {
  due: string;
  at: string | Date;
  zone?: string;
  late?: LateRule;
  plus?: number;
}): number {
  const { due, at, zone = 'UTC', late = tenPercent, plus = 0 } = options;
  const submittedAt = new Date(new Date(at).getTime() + plus);
  return latenessOf({ submittedAt, dueAt: due, late, timeZone: zone }).daysLate;
}

describe('the deadline itself', () => {
  const due = '2026-03-02T22:59:00.000Z';

  test('exactly at the due time is in time, a millisecond after it is a day late', () => {
    expect(daysLate({ due, at: due, plus: -millisecond })).toBe(0);
    expect(daysLate({ due, at: due })).toBe(0);
    expect(daysLate({ due, at: due, plus: millisecond })).toBe(1);
  });

  test('the first day ends to the millisecond after a day', () => {
    expect(daysLate({ due, at: due, plus: 24 * hour })).toBe(1);
    expect(daysLate({ due, at: due, plus: 24 * hour + millisecond })).toBe(2);
    expect(daysLate({ due, at: due, plus: 72 * hour })).toBe(3);
    expect(daysLate({ due, at: due, plus: 72 * hour + millisecond })).toBe(4);
  });

  test('grace moves the deadline and the end of each day', () => {
    const late: LateRule = { ...tenPercent, graceMinutes: 15 };
    const grace = 15 * 60_000;
    expect(daysLate({ due, late, at: due, plus: grace })).toBe(0);
    expect(daysLate({ due, late, at: due, plus: grace + millisecond })).toBe(1);
    expect(daysLate({ due, late, at: due, plus: 24 * hour + grace })).toBe(1);
    expect(daysLate({ due, late, at: due, plus: 24 * hour + grace + millisecond })).toBe(2);
  });

  test('without a due time nothing is late', () => {
    const question = { submittedAt: new Date(), late: tenPercent, timeZone: 'UTC' };
    expect(latenessOf({ ...question, dueAt: null })).toEqual({ daysLate: 0, penaltyPercent: 0 });
  });
});

describe('where the clock is changed', () => {
  // 2026-03-29 in Berlin has 23 hours, 2026-10-25 has 25.
  const zone = 'Europe/Berlin';

  test('the day of 23 hours ends at the same time on the clock', () => {
    const due = '2026-03-28T22:59:00Z'; // 23:59 in winter
    const end = '2026-03-29T21:59:00Z'; // 23:59 in summer
    expect(daysLate({ due, zone, at: end })).toBe(1);
    expect(daysLate({ due, zone, at: end, plus: millisecond })).toBe(2);
  });

  test('the day of 25 hours ends at the same time on the clock', () => {
    const due = '2026-10-24T21:59:00Z';
    const end = '2026-10-25T22:59:00Z';
    expect(daysLate({ due, zone, at: '2026-10-25T22:00:00Z' })).toBe(1);
    expect(daysLate({ due, zone, at: end })).toBe(1);
    expect(daysLate({ due, zone, at: end, plus: millisecond })).toBe(2);
  });

  test('a time that does not exist on a day is as much later as the clock went forward', () => {
    const due = '2026-03-28T01:30:00Z'; // 02:30; on the 29th the clock goes from 02:00 to 03:00
    const end = '2026-03-29T01:30:00Z'; // 03:30 in summer
    expect(daysLate({ due, zone, at: end })).toBe(1);
    expect(daysLate({ due, zone, at: end, plus: millisecond })).toBe(2);
    // The day after ends at 02:30 again.
    expect(daysLate({ due, zone, at: '2026-03-30T00:30:00Z' })).toBe(2);
    expect(daysLate({ due, zone, at: '2026-03-30T00:30:00Z', plus: millisecond })).toBe(3);
  });

  test('grace that crosses the change counts real minutes', () => {
    const late: LateRule = { ...tenPercent, graceMinutes: 120 };
    const due = '2026-03-29T00:30:00Z'; // 01:30; two hours on it is 04:30 on the clock
    expect(daysLate({ due, zone, late, at: '2026-03-29T02:30:00Z' })).toBe(0);
    expect(daysLate({ due, zone, late, at: '2026-03-29T02:30:00Z', plus: millisecond })).toBe(1);
    expect(daysLate({ due, zone, late, at: '2026-03-30T02:30:00Z' })).toBe(1);
  });

  test('a year later, over both changes, days are counted on the clock', () => {
    const due = '2026-01-15T22:59:00Z';
    expect(daysLate({ due, zone, at: '2027-01-15T22:59:00Z' })).toBe(365);
    expect(daysLate({ due, zone, at: '2026-07-15T21:59:00Z' })).toBe(181);
    expect(daysLate({ due, zone, at: '2026-07-15T21:59:00Z', plus: millisecond })).toBe(182);
  });

  test('half an hour of change, as on Lord Howe Island', () => {
    const due = '2026-10-03T13:00:00Z'; // 23:30 at +10:30; at 02:00 the clock goes to +11
    const end = '2026-10-04T12:30:00Z';
    expect(daysLate({ due, zone: 'Australia/Lord_Howe', at: end })).toBe(1);
    expect(daysLate({ due, zone: 'Australia/Lord_Howe', at: end, plus: millisecond })).toBe(2);
  });
});

describe('at the ends of the world', () => {
  test.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kathmandu', 'UTC'])(
    'a day has 24 hours in %s',
    (zone) => {
      const due = '2026-12-31T10:00:00Z';
      expect(daysLate({ due, zone, at: due })).toBe(0);
      expect(daysLate({ due, zone, at: due, plus: 24 * hour })).toBe(1);
      expect(daysLate({ due, zone, at: due, plus: 24 * hour + millisecond })).toBe(2);
    },
  );
});

describe('the penalty', () => {
  const lost = (late: LateRule, days: number) =>
    latenessOf({
      submittedAt: new Date(Date.parse('2026-05-01T00:00:00Z') + days * 24 * hour),
      dueAt: '2026-05-01T00:00:00Z',
      ...{ late, timeZone: 'UTC' },
    });

  test('grows by the day up to its most', () => {
    const late: LateRule = { kind: 'perDay', percent: 15, graceMinutes: 0, mostPercent: 40 };
    expect([0, 1, 2, 3, 50].map((days) => lost(late, days).penaltyPercent)).toEqual([
      0, 15, 30, 40, 40,
    ]);
    expect(lost(late, 50).daysLate).toBe(50);
  });

  test('never exceeds all there is', () => {
    expect(lost(tenPercent, 11)).toEqual({ daysLate: 11, penaltyPercent: 100 });
  });

  test('without a rule days are told and nothing is lost', () => {
    expect(lost({ kind: 'none' }, 3)).toEqual({ daysLate: 3, penaltyPercent: 0 });
  });
});
