import { stringify } from 'csv-stringify/sync';

/**
 * A CSV file (RFC 4180) with a byte order mark, by which spreadsheets know UTF-8. Text that one of them
 * would take for a formula is led by an apostrophe (owasp.org/www-community/attacks/CSV_Injection).
 */
export function writeCsv(
  columns: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): string {
  return stringify([columns, ...rows], {
    bom: true,
    record_delimiter: '\r\n',
    escape_formulas: true,
  });
}
