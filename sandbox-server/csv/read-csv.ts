import { CsvError, parse } from 'csv-parse/sync';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';

/** A row of a file. */
export interface CsvRow {
  /** The line it begins on, counted from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const delimiters = [',', ';', '\t'];
const mostInRow = 16 * 1024;
/** Lines to a row, on average: empty ones and breaks within quotes cost time too. */
const mostLines = 5;

/**
 * Reads a CSV file as spreadsheets write it: UTF-8, or UTF-16 with a byte order mark, with commas,
 * semicolons or tabs, whichever its first row has the most of.
 * @throws SlipwayError `bad-request` where it cannot be read, or has more rows than `mostRows`
 */
export function readCsv(bytes: Uint8Array, mostRows: number): CsvRow[] {
  const text = decode(bytes);
  if (text.split(/\r\n?|\n/, mostRows * mostLines + 1).length > mostRows * mostLines) {
    throw tooLong(mostRows);
  }
  const widths = delimiters.map((delimiter) => widthOfFirst(text, delimiter));
  const delimiter = delimiters[widths.indexOf(Math.max(...widths))] ?? ',';
  const rows = parseRows(text, delimiter, mostRows + 1);
  if (rows.length > mostRows) throw tooLong(mostRows);
  return rows;
}

const tooLong = (most: number) => new SlipwayError('bad-request', told('csv.long', { most }));

function decode(bytes: Uint8Array): string {
  const [one, two] = bytes;
  const encoding =
    one === 0xff && two === 0xfe ? 'utf-16le' : one === 0xfe && two === 0xff ? 'utf-16be' : 'utf-8';
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes);
    if (!text.includes('\0')) return text;
  } catch {
    // Told below: it is the same to whoever sent it.
  }
  throw new SlipwayError('bad-request', told('csv.encoding'));
}

/** Read by a delimiter that is not its own a row may make no sense. */
function widthOfFirst(text: string, delimiter: string): number {
  try {
    return parseRows(text, delimiter, 1)[0]?.cells.length ?? 0;
  } catch {
    return 0;
  }
}

function parseRows(text: string, delimiter: string, to: number): CsvRow[] {
  try {
    const rows = parse(text, {
      delimiter,
      to,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: mostInRow,
    });
    // The library's types know nothing of `info`.
    return (rows as unknown as { info: { lines: number }; record: string[] }[]).map(
      ({ info, record }) => ({
        line: info.lines - breaksIn(record),
        cells: record.map((cell) => cell.trim()),
      }),
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = Number(error['lines'] ?? 1);
    throw new SlipwayError('bad-request', told('csv.malformed', { line }), {
      cause: error,
      detail: { reason: error.code },
    });
  }
}

const breaksIn = (cells: readonly string[]) =>
  cells.reduce((sum, cell) => sum + (cell.match(/\r\n|\r|\n/g)?.length ?? 0), 0);
