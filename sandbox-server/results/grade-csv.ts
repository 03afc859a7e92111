import type { GradeFormat, GradeTable } from '../../protocol/results.ts';
import { sumOfPoints } from '../assignments/points.ts';
import { writeCsv } from '../csv/write-csv.ts';

type Learner = GradeTable['learners'][number];
type Row = (string | number | null)[];

/**
 * The grade table as CSV.
 *
 * `moodle`: learners by the ID number and e-mail address of their profile, one column per grade item;
 * the columns are mapped by hand at the import (https://docs.moodle.org/405/en/Grade_import).
 * `canvas`: the five columns that identify a student, then assignments, with the row of possible points
 * (https://community.canvaslms.com/t5/Instructor-Guide/How-do-I-import-grades-in-the-Gradebook/ta-p/807).
 */
export function gradeCsv(table: GradeTable, format: GradeFormat): string {
  const [columns = [], ...rows] = { plain, moodle, canvas }[format](table);
  return writeCsv(columns.map(String), rows);
}

const pointsOf = (learner: Learner, { assignments }: GradeTable): Row =>
  assignments.map(({ id }) => learner.grades[id]?.points ?? null);

function plain(table: GradeTable): Row[] {
  const { assignments, learners } = table;
  return [
    ['Name', 'E-mail', 'ID', ...assignments.map(({ column }) => column), 'Total'],
    ['', '', '', ...assignments.map(({ mostPoints }) => mostPoints), sum(assignments)],
    ...learners.map((learner) => [
      ...[learner.name, learner.email, learner.externalId],
      ...[...pointsOf(learner, table), learner.points],
    ]),
  ];
}

function moodle(table: GradeTable): Row[] {
  return [
    ['ID number', 'Email address', 'Full name', ...table.assignments.map(({ column }) => column)],
    ...table.learners.map((learner) => [
      ...[learner.externalId, learner.email, learner.name],
      ...pointsOf(learner, table),
    ]),
  ];
}

function canvas(table: GradeTable): Row[] {
  const { assignments, learners } = table;
  const head = ['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'];
  return [
    [...head, ...assignments.map(({ column }) => column)],
    ['    Points Possible', '', '', '', '', ...assignments.map(({ mostPoints }) => mostPoints)],
    ...learners.map((learner) => [
      ...[learner.name, null, learner.externalId, learner.email, table.class],
      ...pointsOf(learner, table),
    ]),
  ];
}

const sum = (assignments: GradeTable['assignments']): number =>
  sumOfPoints(assignments.map(({ mostPoints }) => ({ points: mostPoints })));
