import { fileURLToPath } from 'node:url';
import { loadCourse } from '../../sandbox-server/course/load-course.ts';
import { openRealPostgres } from '../support/real-postgres.ts';
import { openServerWithoutMachines } from '../support/server-without-machines.ts';
import type { Benchmark, BenchOptions } from './benchmark.ts';
import { largeImport } from './classroom/large-import.ts';
import { classroomCalls } from './classroom/classroom-calls.ts';
import { classroomWrites } from './classroom/classroom-writes.ts';
import { fillSchool } from './classroom/fill-school.ts';
import { randomFrom } from './classroom/random.ts';
import { openPostgresWriter, openSqliteWriter, type RowWriter } from './classroom/row-writer.ts';
import { schoolSize } from './classroom/school-size.ts';
import { type Figure, percentile } from './figure.ts';

const lessons = fileURLToPath(new URL('../../lessons', import.meta.url));

const asked = 60;
/** Milliseconds; issue 4. */
const target = { most: 200 };

/** Every page of the classroom, and what people change there, on full databases, one after the other. */
export const classroomScale: Benchmark = {
  name: 'classroom-scale',
  title: 'Pages of 50 classes with 5,000 learners and 1,000,000 outcomes of checks',
  async run(options) {
    const postgres = await openRealPostgres();
    try {
      const url = await postgres.createDatabase();
      const sqlite = await measure('SQLite', undefined, options);
      const other = await measure('PostgreSQL', url, options);
      return sqlite.flatMap((figures, index) => [...figures, ...(other[index] ?? [])]);
    } finally {
      await postgres.dispose();
    }
  },
};

/** The figures of each call. */
async function measure(
  database: string,
  databaseUrl: string | undefined,
  { say }: BenchOptions,
): Promise<Figure[][]> {
  const change = { loopbackOnly: false, accessKey: 'of-this-bench-alone', databaseUrl };
  const server = await openServerWithoutMachines({ change });
  try {
    say(`${database} is filled`);
    const writer: RowWriter = databaseUrl
      ? await openPostgresWriter(databaseUrl)
      : openSqliteWriter(`${server.home}/slipway.sqlite`);
    const school = await fillSchool(writer, await loadCourse(lessons), schoolSize);
    await writer.finish();
    if (school.outcomes < 0.98 * schoolSize.outcomes) {
      throw new Error(`${school.outcomes} outcomes of checks, expected ${schoolSize.outcomes}`);
    }
    const figures: Figure[][] = [];
    const random = randomFrom(11);
    const calls = [
      ...classroomCalls(server.url, school, random),
      ...classroomWrites(server.url, school, random),
    ];
    for (const call of calls) {
      say(`${database}: ${call.name}`);
      await call.prepare?.();
      await call.run();
      const times: number[] = [];
      for (let turn = 0; turn < Math.min(asked, call.mostAsked ?? asked); turn += 1) {
        await call.prepare?.();
        const before = performance.now();
        await call.run();
        times.push(performance.now() - before);
      }
      const name = `${call.name}, ${database}`;
      figures.push([
        { name: `${name}, p50`, value: percentile(times, 0.5), unit: 'ms' },
        { name: `${name}, p95`, value: percentile(times, 0.95), unit: 'ms', target },
      ]);
    }
    say(`${database}: a CSV of 500`);
    figures.push(await largeImport(database, server.url, school));
    return figures;
  } finally {
    await server.dispose();
  }
}
