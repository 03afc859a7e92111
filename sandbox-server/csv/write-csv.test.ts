import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import { writeCsv } from './write-csv.ts';

test('a name is read back as it was, whatever stands in it', () => {
  const names = ['Ada "Countess", Lovelace', 'Анна;Ли', '山田\n太郎', '<b>x</b>', ''];
  const file = writeCsv(
    ['name', 'points'],
    names.map((name) => [name, -1.5]),
  );
  expect(parse(file, { bom: true })).toEqual([
    ['name', 'points'],
    ...names.map((name) => [name, '-1.5']),
  ]);
});

test.each(['=HYPERLINK("http://x")', '+1', '-1+cmd', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
  'no spreadsheet takes %j for a formula',
  (name) => {
    const [, [cell] = []] = parse(writeCsv(['name'], [[name]]), { bom: true });
    expect(cell).toBe(`'${name}`);
  },
);
