import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { assignmentDraftSchema, assignmentSchema } from '../../protocol/assignment.ts';
import { classSchema } from '../../protocol/class.ts';
import { submissionSchema } from '../../protocol/submission.ts';
import { loadCourse } from '../../sandbox-server/course/load-course.ts';
import type { Answer } from '../support/api-client.ts';
import { openRealPostgres } from '../support/real-postgres.ts';
import type { Benchmark, BenchOptions } from './benchmark.ts';
import { BenchServer } from './bench-server.ts';
import { endSession, startSession } from './bench-session.ts';
import { fillSchool } from './classroom/fill-school.ts';
import { openPostgresWriter } from './classroom/row-writer.ts';
import { schoolSize } from './classroom/school-size.ts';
import { type Figure, percentile } from './figure.ts';

const lessons = fileURLToPath(new URL('../../lessons', import.meta.url));
const lesson = 'flask-app';
const rounds = 30;
/** Milliseconds: nobody may hand in more than six times a minute. */
const between = 10_500;
/** Milliseconds; issue 4. */
const target = { most: 200 };

/** The one call of the classroom that asks a machine: what is in it is frozen before the answer comes. */
export const handIn: Benchmark = {
  name: 'hand-in',
  title: `Handing in, beside 5,000 learners and 1,000,000 outcomes of checks (${rounds} times)`,
  async run(options) {
    const postgres = await openRealPostgres();
    try {
      return await measure(await postgres.createDatabase(), options);
    } finally {
      await postgres.dispose();
    }
  },
};

async function measure(databaseUrl: string, { home, say }: BenchOptions): Promise<Figure[]> {
  const server = await BenchServer.start({ home, warmMachines: 1, databaseUrl });
  try {
    say('the database is filled');
    const writer = await openPostgresWriter(databaseUrl);
    await fillSchool(writer, await loadCourse(lessons), schoolSize);
    await writer.finish();
    const ask = async (method: string, path: string, body?: object) =>
      answered(await server.api.call(method, path, body));
    const made = await ask('POST', '/api/classes', { name: 'Bench', timeZone: 'UTC' });
    const draft = assignmentDraftSchema.parse({
      ...{ title: lesson, lesson, published: true },
      times: { opensAt: null, dueAt: null, closesAt: null },
    });
    const classPath = `/api/classes/${classSchema.parse(made).id}`;
    const { id } = assignmentSchema.parse(await ask('POST', `${classPath}/assignments`, draft));
    const session = await startSession(server, lesson);
    const times: number[] = [];
    const gradings: number[] = [];
    for (let round = 0; round <= rounds; round += 1) {
      say(`handing in: ${round} of ${rounds}`);
      const pause = sleep(between);
      const before = performance.now();
      const taken = await ask('POST', `/api/assignments/${id}/submissions`, {
        session: session.id,
      });
      const answeredAt = performance.now();
      const { id: submission } = submissionSchema.parse(taken);
      const state = async () =>
        submissionSchema.parse(await ask('GET', `/api/submissions/${submission}`)).state;
      // Graded before the next one: that a class hands in at once is another question.
      while ((await state()) !== 'graded') await sleep(500);
      const gradedAt = performance.now();
      await pause;
      if (round === 0) continue;
      times.push(answeredAt - before);
      gradings.push((gradedAt - answeredAt) / 1000);
    }
    await endSession(server, session);
    return [
      { name: 'handing in, p50', value: percentile(times, 0.5), unit: 'ms' },
      { name: 'handing in, p95', value: percentile(times, 0.95), unit: 'ms', target },
      { name: 'graded in a clean machine after, p50', value: percentile(gradings, 0.5), unit: 's' },
    ];
  } finally {
    await server.dispose();
  }
}

function answered({ status, body }: Answer): unknown {
  if (status >= 300)
    throw new Error(`expected an answer, found ${status}: ${JSON.stringify(body)}`);
  return body;
}
