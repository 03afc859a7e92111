import { randomUUID } from 'node:crypto';
import { assignmentDraftSchema } from '../../../protocol/assignment.ts';
import type { Grade } from '../../../protocol/submission.ts';
import type { CourseCatalogue } from '../../../sandbox-server/course/course-catalogue.ts';
import { createJoinCode } from '../../../sandbox-server/classes/join-code.ts';
import { createSecret, hashSecret } from '../../../sandbox-server/people/secret.ts';
import { packFiles } from '../../../sandbox-server/progress/pack-files.ts';
import { evidenceRowOf } from '../../../sandbox-server/storage/submissions/rows.ts';
import { courseChecks } from './course-checks.ts';
import { type LearnerWork, learnerWork } from './learner-work.ts';
import { names } from './names.ts';
import { randomFrom } from './random.ts';
import type { RowWriter } from './row-writer.ts';

const day = 24 * 60 * 60 * 1000;

export interface SchoolSize {
  /** Learners of each class. */
  readonly classes: readonly number[];
  /** Checks that come out, over all learners. */
  readonly outcomes: number;
  readonly assignmentsPerClass: number;
  readonly auditPerClass: number;
}

/** Whom to ask as, and what for. */
export interface School {
  readonly classes: readonly {
    readonly id: string;
    /** Lets people in. */
    readonly code: string;
    readonly learners: readonly string[];
    readonly assignments: readonly string[];
  }[];
  readonly lessons: readonly string[];
  /** How many outcomes of checks there are. */
  readonly outcomes: number;
  /** Some of them. */
  readonly submissions: readonly string[];
  readonly administratorToken: string;
  /** Of the one instructor of all classes, and of a learner. */
  readonly instructorToken: string;
  readonly learnerToken: string;
}

/** Fills a database with classes whose learners have worked for some weeks. */
export async function fillSchool(
  writer: RowWriter,
  catalogue: CourseCatalogue,
  { classes: sizes, outcomes, assignmentsPerClass, auditPerClass }: SchoolSize,
): Promise<School> {
  const random = randomFrom(7);
  const now = Date.now();
  const begin = now - 30 * day;
  const checks = courseChecks(catalogue);
  const lessons = catalogue.course.lessons.filter(
    (slug) => catalogue.lesson(slug).exercise.exercise.checks.length > 0,
  );
  const addPerson = async (name: string, role: string) => {
    const id = randomUUID();
    const email = `${id.slice(0, 8)}@example.org`;
    await writer.insert('person', [
      {
        ...{ id, name, email, role, password: null, created_at: begin, disabled_at: null },
        ...{ found_by: `${name} ${email}`.toLowerCase(), last_seen_at: now },
      },
    ]);
    return id;
  };
  const signIn = async (person: string) => {
    const token = `slipway_${createSecret()}`;
    await writer.insert('sign_in', [
      {
        ...{ id: randomUUID(), person, token_hash: hashSecret(token), way: 'password' },
        ...{ device: 'bench', created_at: now, last_seen_at: now, expires_at: now + 30 * day },
      },
    ]);
    return token;
  };
  const evidence = await someEvidence();
  const submissions: string[] = [];
  const administrator = await addPerson('Barbara Liskov', 'administrator');
  const instructor = await addPerson('Grace Hopper', 'instructor');
  const known = new Set<string>();
  const perLearner = outcomes / sizes.reduce((sum, size) => sum + size, 0);
  const classes: { id: string; code: string; learners: string[]; assignments: string[] }[] = [];
  let counted = 0;
  let written = 0;
  for (const [index, size] of sizes.entries()) {
    const id = randomUUID();
    const code = createJoinCode();
    await writer.insert('school_class', [
      {
        ...{ id, name: `Docker for Python ${index + 1}`, time_zone: 'Europe/Berlin' },
        ...{ join_rule: 'name', code },
        ...{ created_at: begin + index, archived_at: null, roster_version: 0 },
        stuck_minutes: 5,
      },
    ]);
    const enroll = (person: string, name: string, role: string, external_id: string | null) =>
      writer.insert('enrollment', [
        { class_id: id, person, name, external_id, role, joined_at: begin },
      ]);
    await enroll(instructor, 'Grace Hopper', 'instructor', null);
    const assignments = lessons.slice(0, assignmentsPerClass).map((lesson, nth) => {
      const draft = assignmentDraftSchema.parse({
        ...{ title: `Exercise ${nth + 1}: ${lesson}`, lesson, published: true },
        times: {
          opensAt: null,
          dueAt: new Date(begin + (nth + 1) * 3 * day).toISOString(),
          closesAt: null,
        },
        late: { kind: 'perDay', percent: 10 },
      });
      return { id: randomUUID(), draft };
    });
    await writer.insert(
      'assignment',
      assignments.map(({ id: assignment, draft }) => ({
        ...{ id: assignment, class_id: id, created_at: begin, lesson: draft.lesson },
        ...{ due_at: Date.parse(draft.times.dueAt ?? ''), draft: JSON.stringify(draft) },
      })),
    );
    const learners: string[] = [];
    const seen: LearnerWork['outcomes'] = [];
    for (let nth = 0; nth < size; nth += 1) {
      const name = names(random);
      const person = await addPerson(name, 'learner');
      await enroll(person, name, 'learner', `s${String(10_000 + counted)}`);
      counted += 1;
      learners.push(person);
      const own = Math.max(1, Math.round(perLearner * (0.3 + random() * 1.4)));
      const work = learnerWork({ person, checks, outcomes: own, from: begin, random });
      const found = [...work.failures].filter(([digest]) => !known.has(digest));
      for (const [digest] of found) known.add(digest);
      await writer.insert(
        'check_failure',
        found.map(([digest, text]) => ({ digest, found: text })),
      );
      seen.push(...work.outcomes);
      await writer.insert('progress_step', work.done);
      await submit(person);
    }
    async function submit(person: string) {
      for (const { id: assignment, draft } of assignments) {
        if (random() < 0.2) continue;
        const attempts = random() < 0.3 ? 2 : 1;
        for (let attempt = 1; attempt <= attempts; attempt += 1) {
          const submission = randomUUID();
          if (submissions.length < 200) submissions.push(submission);
          const daysLate = random() < 0.15 ? 1 + Math.floor(random() * 3) : 0;
          const most = 10;
          const earned = Math.min(most, Math.round(random() * 8) + 3);
          const penalty = (earned * daysLate) / 10;
          const grade: Grade = {
            ...{ earned, most, daysLate, penalty, override: null, points: earned - penalty },
          };
          await writer.insert('submission', [
            {
              ...{ id: submission, assignment_id: assignment, class_id: id, person, attempt },
              submitted_at: Date.parse(draft.times.dueAt ?? '') + (daysLate - 0.5) * day,
              ...{ state: 'graded', points: grade.points, days_late: daysLate },
              ...{ grade: JSON.stringify(grade), checks: '[]' },
            },
          ]);
          await writer.insert('evidence', [
            {
              ...{ submission_id: submission, left_out: '[]' },
              ...{ archive: evidence.archive, machine: evidence.machine },
            },
          ]);
        }
      }
    }
    // As they came: on disk those of one learner lie far apart.
    seen.sort((one, other) => one.at - other.at);
    await writer.insert('check_outcome', seen);
    written += seen.length;
    await writer.insert(
      'audit_entry',
      Array.from({ length: auditPerClass }, (_, nth) => ({
        ...{ id: randomUUID(), at: begin + nth * 60_000 + index, person: instructor },
        ...{ person_name: 'Grace Hopper', class_id: id, action: 'grade.overridden' },
        ...{ subject: `submission ${nth}`, subject_person: learners[nth % size] ?? null },
        detail: JSON.stringify({ before: 4, after: 5 }),
      })),
    );
    classes.push({ id, code, learners, assignments: assignments.map(({ id: one }) => one) });
  }
  const someone = classes[0]?.learners[0] ?? instructor;
  return {
    classes,
    lessons: [...new Set(checks.map(({ lesson }) => lesson))],
    outcomes: written,
    submissions,
    administratorToken: await signIn(administrator),
    instructorToken: await signIn(instructor),
    learnerToken: await signIn(someone),
  };
}

/** A workspace as learners hand it in, and what their machine looked like. */
async function someEvidence() {
  const files = ['Dockerfile', 'hello.py', 'requirements.txt'].map((path) => ({
    ...{ path, content: Buffer.from(`# ${path}\n`.repeat(40)), executable: false },
  }));
  return evidenceRowOf({
    ...{ submission: '', archive: await packFiles(files), leftOut: [], seen: [] },
    inspected: { 'image hello-py': { Id: 'sha256:0', Config: { Env: ['PATH=/usr/bin'] } } },
    facts: {
      state: { images: [], containers: [], ports: [], volumes: [], networks: [] },
      ...{ events: [], signIns: { accepted: 0, refused: 0 }, user: 'bench' },
    },
    recordings: {},
  });
}
