import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { openPostgresWriter } from '../../../bench/classroom/row-writer.ts';
import { openRealPostgres, type RealPostgres } from '../../../support/real-postgres.ts';
import {
  openServerWithoutMachines,
  type ServerWithoutMachines,
} from '../../../support/server-without-machines.ts';
import { callEverything } from './call-everything.ts';
import { fullReads, largeTables, mayReadAll, uselessExceptions } from './large-tables.ts';

/** A node of a plan (postgresql.org/docs/current/using-explain.html). */
const nodeSchema = z.object({
  'Node Type': z.string(),
  'Relation Name': z.string().optional(),
  'Index Cond': z.string().optional(),
  get Plans() {
    return z.array(nodeSchema).default([]);
  },
});
type PlanNode = z.infer<typeof nodeSchema>;
const explainSchema = z.tuple([
  z.object({ 'QUERY PLAN': z.tuple([z.object({ Plan: nodeSchema })]) }),
]);

const exceptions = [
  ...mayReadAll,
  {
    sql: 'or exists (select 1 from person_identity as known where known.person = person.id)',
    why: 'For one person the index is used; for a hundred the identities are read once and hashed.',
  },
];

let postgres: RealPostgres;
let server: ServerWithoutMachines;
let client: Client;
let made: ReadonlyMap<string, string>;

beforeAll(async () => {
  postgres = await openRealPostgres();
  const databaseUrl = await postgres.createDatabase();
  server = await openServerWithoutMachines({ change: { loopbackOnly: false, databaseUrl } });
  const writer = await openPostgresWriter(databaseUrl);
  made = await callEverything(server, writer, (note) => {
    const { query } = Client.prototype;
    vi.spyOn(Client.prototype, 'query').mockImplementation(function (this: Client, ...given) {
      if (typeof given[0] === 'string') note(given[0]);
      return query.apply(this, given);
    });
  });
  vi.restoreAllMocks();
  client = new Client(databaseUrl);
  await client.connect();
  // A small table is cheapest read whole; whether an index leads to the rows is what is asked here.
  for (const way of ['seqscan', 'hashjoin', 'mergejoin'])
    await client.query(`set enable_${way} = off`);
  await client.query('set plan_cache_mode = force_generic_plan');
}, 180_000);
afterAll(async () => {
  await client.end();
  await server.dispose();
  await postgres.dispose();
});

/** Large tables of which no index leads to the rows that a statement wants. */
async function scansOf(sql: string): Promise<string[]> {
  if (!/^\s*(?:select|update|delete|insert|with)\b/i.test(sql)) return [];
  await client.query(`prepare looked_at as ${sql}`);
  try {
    const count = Math.max(0, ...[...sql.matchAll(/\$(\d+)/g)].map(([, at]) => Number(at)));
    const values = count === 0 ? '' : `(${Array.from({ length: count }, () => 'null').join(', ')})`;
    const { rows } = await client.query(`explain (format json) execute looked_at${values}`);
    return readWhole(explainSchema.parse(rows)[0]['QUERY PLAN'][0].Plan);
  } finally {
    await client.query('deallocate looked_at');
  }
}

function readWhole(node: PlanNode): string[] {
  const { 'Node Type': type, 'Relation Name': table = '', 'Index Cond': condition } = node;
  const isWhole = type === 'Seq Scan' || (/^Index (?:Only )?Scan$/.test(type) && !condition);
  const own = isWhole && largeTables.includes(table) ? [`${table}: ${type}`] : [];
  return [...own, ...node.Plans.flatMap(readWhole)];
}

test('a table that is read from end to end is told', async () => {
  const sql = 'select * from "submission" as "s" where "points" > $1';
  expect(await scansOf(sql)).toEqual(['submission: Seq Scan']);
  expect(await scansOf('select * from "submission" where "id" = $1')).toEqual([]);
});

test('to the rows of each large table that a call of the classroom wants leads an index', async () => {
  expect(made.size).toBeGreaterThan(80);
  expect(await fullReads(made, scansOf, exceptions)).toEqual([]);
  expect(uselessExceptions(made, exceptions)).toEqual([]);
});
