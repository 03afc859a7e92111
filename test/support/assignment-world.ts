import { pino } from 'pino';
import { fileURLToPath } from 'node:url';
import { type AssignmentDraft, assignmentDraftSchema } from '../../protocol/assignment.ts';
import type { ClassRole } from '../../protocol/class.ts';
import type { Role } from '../../protocol/person.ts';
import { AssignmentAccess } from '../../sandbox-server/assignments/assignment-access.ts';
import {
  type AssignmentChange,
  AssignmentChanges,
} from '../../sandbox-server/assignments/assignment-changes.ts';
import { AssignmentService } from '../../sandbox-server/assignments/assignment-service.ts';
import type { BestGrade } from '../../sandbox-server/assignments/best-grades.ts';
import { ExtensionService } from '../../sandbox-server/assignments/extension-service.ts';
import { LearnerAssignments } from '../../sandbox-server/assignments/learner-assignments.ts';
import type { ExerciseStanding } from '../../sandbox-server/assignments/learner-standing.ts';
import { AuditLog } from '../../sandbox-server/audit/audit-log.ts';
import { ClassAccess } from '../../sandbox-server/classes/class-access.ts';
import { loadCourse } from '../../sandbox-server/course/load-course.ts';
import type { CourseCatalogue } from '../../sandbox-server/course/course-catalogue.ts';
import type { Actor } from '../../sandbox-server/people/actor.ts';
import { openSqlite } from '../../sandbox-server/storage/sqlite/open-sqlite.ts';

const lessons = fileURLToPath(new URL('../../lessons', import.meta.url));

export const actorOf = (id: string, role: Role = 'learner'): Actor => ({ id, name: id, role });

/** A draft on the first lesson, published and open, with what a test wants otherwise. */
export const draftOf = (change: Partial<AssignmentDraft> = {}): AssignmentDraft => ({
  ...assignmentDraftSchema.parse({
    ...{ title: 'First steps', lesson: 'hello-world', published: true },
    times: { opensAt: null, dueAt: null, closesAt: null },
  }),
  ...change,
});

/**
 * The services of assignments over storage in memory and the course's own lessons. There are the class
 * `berlin`, with `ina` who teaches, `ada` who assists and the learners `lea` and `leo`, and `tokyo` of
 * `otto`, with the learner `lea`. Time stands where a test puts it.
 */
export async function openAssignmentWorld() {
  const storage = await openSqlite(':memory:');
  const course = await loadCourse(lessons);
  const world = {
    now: new Date('2026-05-05T12:00:00Z'),
    /** By person, then lesson. */
    standing: new Map<string, Map<string, ExerciseStanding>>(),
    /** By person, then assignment. */
    grades: new Map<string, Map<string, BestGrade>>(),
    /** Changes that graders were told of. */
    changes: [] as AssignmentChange[],
    /** Lessons that were taken away. */
    gone: new Set<string>(),
  };
  const catalogue: CourseCatalogue = {
    ...{ course: course.course, broken: course.broken },
    lesson: (slug) => course.lesson(world.gone.has(slug) ? `${slug}-gone` : slug),
  };
  const store = storage.assignments;
  const classes = new ClassAccess(storage.classes);
  const access = new AssignmentAccess(store, classes);
  const audit = new AuditLog(storage.audit);
  const changes = new AssignmentChanges(pino({ level: 'silent' }));
  changes.onChange(async (change) => void world.changes.push(change));
  const now = () => world.now;
  const enroll = (classId: string, person: string, role: ClassRole) =>
    storage.classes.enroll({
      ...{ class: classId, person, name: person, externalId: null, role },
      joinedAt: new Date(0),
    });
  for (const [id, timeZone] of [
    ['berlin', 'Europe/Berlin'],
    ['tokyo', 'Asia/Tokyo'],
  ] as const) {
    await storage.classes.insert({
      ...{ id, name: id, timeZone, join: 'name', code: id, createdAt: new Date(0) },
      archivedAt: null,
    });
  }
  await enroll('berlin', 'ina', 'instructor');
  await enroll('berlin', 'ada', 'assistant');
  await enroll('berlin', 'lea', 'learner');
  await enroll('berlin', 'leo', 'learner');
  await enroll('tokyo', 'otto', 'instructor');
  await enroll('tokyo', 'lea', 'learner');
  return {
    ...{ world, storage, store, access, catalogue, enroll },
    assignments: new AssignmentService({
      ...{ store, classes, access, catalogue, changes, audit, now },
      ownLessons: { list: async () => [], require: async () => {} },
    }),
    extensions: new ExtensionService({ store, classes: storage.classes, access, changes, audit }),
    learners: new LearnerAssignments({
      ...{ store, classStore: storage.classes, classes, access, catalogue, now },
      standing: { of: async (person) => world.standing.get(person) ?? new Map() },
      grades: { of: async (person) => world.grades.get(person) ?? new Map() },
    }),
  };
}
