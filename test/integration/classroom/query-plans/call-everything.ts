import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { loadCourse } from '../../../../sandbox-server/course/load-course.ts';
import { classroomCalls } from '../../../bench/classroom/classroom-calls.ts';
import { classroomWrites } from '../../../bench/classroom/classroom-writes.ts';
import { fillSchool, type School } from '../../../bench/classroom/fill-school.ts';
import { randomFrom } from '../../../bench/classroom/random.ts';
import type { RowWriter } from '../../../bench/classroom/row-writer.ts';
import type { ServerWithoutMachines } from '../../../support/server-without-machines.ts';

const lessons = fileURLToPath(new URL('../../../../lessons', import.meta.url));

/**
 * Fills a school and makes every call of the classroom once.
 *
 * @param watch is given a function that notes a statement; called when the school is filled
 * @returns by statement, the call that first made it
 */
export async function callEverything(
  server: ServerWithoutMachines,
  writer: RowWriter,
  watch: (note: (sql: string) => void) => void,
): Promise<Map<string, string>> {
  const school = await fillSchool(writer, await loadCourse(lessons), {
    ...{ classes: [110, 20, 20, 40], outcomes: 4_000, assignmentsPerClass: 3, auditPerClass: 50 },
  });
  await inviteOthers(writer, school);
  await writer.finish();
  const made = new Map<string, string>();
  let current = '';
  watch((sql) => {
    if (!made.has(sql)) made.set(sql, current);
  });
  const random = randomFrom(3);
  const calls = [
    ...classroomCalls(server.url, school, random),
    ...classroomWrites(server.url, school, random),
  ];
  for (const call of calls) {
    current = call.name;
    await call.prepare?.();
    await call.run();
  }
  await server.grading.settled();
  return made;
}

/** So many that an index is of use to find one: whoever signs in by a provider is asked into a class. */
async function inviteOthers(writer: RowWriter, { classes }: School): Promise<void> {
  const others = Array.from({ length: 2_000 }, (_, nth) => ({
    id: randomUUID(),
    name: `Ada ${nth}`,
  }));
  await writer.insert(
    'person',
    others.map(({ id, name }) => ({
      ...{ id, name, email: null, role: 'learner', password: null, found_by: name.toLowerCase() },
      ...{ created_at: 0, disabled_at: null, last_seen_at: null },
    })),
  );
  await writer.insert(
    'person_identity',
    others.map(({ id }) => ({ issuer: 'https://id.example.org', subject: id, person: id })),
  );
  await writer.insert(
    'class_invitation',
    others.map(({ id, name }, nth) => ({
      ...{ class_id: classes[nth % classes.length]?.id ?? '', person: id, name, external_id: null },
      ...{ role: 'learner', invited_by: null, invited_at: nth },
    })),
  );
}
