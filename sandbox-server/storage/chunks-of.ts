/** Rows to a statement: ten values each, and a statement takes 32,766 in SQLite, 65,535 in PostgreSQL. */
const atOnce = 1000;

/** The values in portions that one statement takes. */
export function chunksOf<Value>(values: readonly Value[]): Value[][] {
  const count = Math.ceil(values.length / atOnce);
  return Array.from({ length: count }, (_, at) => values.slice(at * atOnce, (at + 1) * atOnce));
}
