import { emailSchema, personNameSchema } from '../../../protocol/person.ts';
import { externalIdSchema, mostInClass, type RosterProblem } from '../../../protocol/roster.ts';
import type { ClassRole } from '../../../protocol/class.ts';
import { type CsvRow, readCsv } from '../../csv/read-csv.ts';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { told } from '../../words/told.ts';
import { readRole, readTitles, type RosterColumn } from './columns.ts';

/** A row of a file; what is wrong in it stands as it was written. */
export interface ReadRow {
  readonly line: number;
  readonly name: string;
  /** In lower case. */
  readonly email: string | null;
  readonly externalId: string | null;
  /** Null where the file has no word on it. */
  readonly role: ClassRole | null;
  readonly writtenRole: string;
  readonly problems: readonly RosterProblem[];
}

export interface ReadRoster {
  readonly rows: readonly ReadRow[];
  /** Titles of columns that mean nothing here. */
  readonly ignored: readonly string[];
}

const shortened = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text);
const isHan = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー・]+$/u;

/**
 * Reads a roster by the titles in its first row.
 * @throws SlipwayError `bad-request` where the file cannot be read or has no column of names
 */
export function readRoster(bytes: Uint8Array): ReadRoster {
  const [head, ...body] = readCsv(bytes, mostInClass + 1);
  const titles = head?.cells ?? [];
  const columns = readTitles(titles);
  if (!columns.some((column) => column === 'name' || column === 'given' || column === 'family')) {
    const headers = titles.slice(0, 20).map(shortened);
    throw new SlipwayError('bad-request', told('roster.noNames', { headers }));
  }
  const rows = body.map((row) => readRow(row, columns)).filter((row) => !isOfCanvas(row));
  return {
    rows: withTwice(rows),
    ignored: titles
      .filter((title, index) => columns[index] === null && title !== '')
      .map(shortened),
  };
}

/** Beneath its titles Canvas has a row with the points of each assignment. */
const isOfCanvas = ({ name, externalId }: ReadRow) =>
  name === 'Points Possible' && externalId === null;

function readRow({ line, cells }: CsvRow, columns: readonly (RosterColumn | null)[]): ReadRow {
  const cell = (column: RosterColumn) => cells[columns.indexOf(column)] ?? '';
  const name = cell('name') || fullName(cell('given'), cell('family'));
  const login = cell('login');
  const isLogin = emailSchema.safeParse(login).success;
  const email = (cell('email') || (isLogin ? login : '')).toLowerCase();
  const externalId = cell('externalId') || (isLogin ? '' : login);
  const writtenRole = cell('role');
  const role = readRole(writtenRole);
  const problems: RosterProblem[] = [];
  const found = (code: RosterProblem['code'], text: string) =>
    problems.push({ code, found: shortened(text) });
  if (!personNameSchema.safeParse(name).success) found('name', name);
  if (email !== '' && !emailSchema.safeParse(email).success) found('email', email);
  if (externalId !== '' && !externalIdSchema.safeParse(externalId).success) {
    found('externalId', externalId);
  }
  if (writtenRole !== '' && role === null) found('role', writtenRole);
  return {
    line,
    name: shortened(name),
    email: email === '' ? null : email.slice(0, 254),
    externalId: externalId === '' ? null : shortened(externalId),
    role,
    writtenRole: shortened(writtenRole),
    problems,
  };
}

/** In Chinese and Japanese the family comes first, without a space. */
function fullName(given: string, family: string): string {
  if (isHan.test(given) && isHan.test(family)) return family + given;
  return [given, family].filter(Boolean).join(' ');
}

/** One person stands in a file once; by e-mail address or number, for names are not unique. */
function withTwice(rows: readonly ReadRow[]): ReadRow[] {
  const first = new Map<string, number>();
  return rows.map((row) => {
    const keys = [row.email && `@${row.email}`, row.externalId && `#${row.externalId}`];
    const known = keys.flatMap((key) => (key ? (first.get(key) ?? []) : []))[0];
    for (const key of keys) if (key && !first.has(key)) first.set(key, row.line);
    if (known === undefined) return row;
    return { ...row, problems: [...row.problems, { code: 'twice', found: String(known) }] };
  });
}
