import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { GradeFormat } from '../../protocol/results.ts';
import { gradeCsv } from './grade-csv.ts';
import { type GradeFacts, gradeTable } from './grade-table.ts';

const attempt = (assignment: string, points: number, day: number, daysLate = 0) => ({
  ...{ assignment, person: 'p1', attempt: day, points, daysLate },
  submittedAt: new Date(Date.UTC(2026, 4, day)),
});
const facts: GradeFacts = {
  className: 'Docker, spring',
  assignments: [
    { id: 'a1', title: 'Images', column: 'Images', mostPoints: 10, dueAt: null },
    { id: 'a2', title: '=cmd|calc', column: '=cmd|calc', mostPoints: 2.5, dueAt: null },
  ],
  learners: [
    { person: 'p1', name: '小林 "Ada"', email: 'ada@example.org', externalId: '0042' },
    { person: 'p2', name: '=HYPERLINK("http://x")', email: null, externalId: null },
  ],
  attempts: [
    ...[attempt('a1', 7, 1), attempt('a1', 9.25, 2), attempt('a1', 9.25, 3, 1)],
    ...[attempt('a2', 0, 4), attempt('removed', 5, 5)],
  ],
  given: [],
};
const table = gradeTable(facts);
const rowsOf = (format: GradeFormat): string[][] =>
  parse(gradeCsv(table, format), { bom: true, relax_column_count: true });

test('the best attempt counts, of equal ones the first', () => {
  expect(table.learners[0]).toMatchObject({
    grades: {
      a1: { points: 9.25, attempts: 3, submittedAt: '2026-05-02T00:00:00.000Z', daysLate: 0 },
      a2: { points: 0, attempts: 1 },
    },
    points: 9.25,
  });
  expect(table.learners[1]).toMatchObject({ grades: {}, points: 0 });
});

test('points given by hand count in place of what was handed in, or of nothing', () => {
  const given = [
    { assignment: 'a1', person: 'p1', points: 4, reason: 'Oral' },
    { assignment: 'a1', person: 'p2', points: 2, reason: 'On paper' },
    { assignment: 'removed', person: 'p2', points: 2, reason: 'Gone' },
  ].map((each) => ({ ...each, by: 'ina', at: new Date(0) }));
  const { learners } = gradeTable({ ...facts, given });
  const oral = { points: 4, attempts: 3, submittedAt: null, daysLate: 0, givenFor: 'Oral' };
  expect(learners[0]).toMatchObject({ grades: { a1: oral, a2: { points: 0 } }, points: 4 });
  expect(learners[1]).toMatchObject({
    grades: { a1: { points: 2, attempts: 0, submittedAt: null, givenFor: 'On paper' } },
    points: 2,
  });
});

test('plain: everything, with possible points', () => {
  expect(rowsOf('plain')).toEqual([
    ['Name', 'E-mail', 'ID', 'Images', "'=cmd|calc", 'Total'],
    ['', '', '', '10', '2.5', '12.5'],
    ['小林 "Ada"', 'ada@example.org', '0042', '9.25', '0', '9.25'],
    ['\'=HYPERLINK("http://x")', '', '', '', '', '0'],
  ]);
});

test('Moodle: learners by ID number and e-mail address, a column per grade item', () => {
  expect(rowsOf('moodle')).toEqual([
    ['ID number', 'Email address', 'Full name', 'Images', "'=cmd|calc"],
    ['0042', 'ada@example.org', '小林 "Ada"', '9.25', '0'],
    ['', '', '\'=HYPERLINK("http://x")', '', ''],
  ]);
});

test('Canvas: the five columns of a student, and the row of possible points', () => {
  expect(rowsOf('canvas')).toEqual([
    ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section', 'Images', "'=cmd|calc"],
    ['    Points Possible', '', '', '', '', '10', '2.5'],
    ['小林 "Ada"', '', '0042', 'ada@example.org', 'Docker, spring', '9.25', '0'],
    ['\'=HYPERLINK("http://x")', '', '', '', 'Docker, spring', '', ''],
  ]);
});
