import type { AssignmentStore } from '../storage/assignments/assignment-store.ts';
import type { AuditRecord } from '../storage/audit/audit-store.ts';
import type { ClassStore } from '../storage/classes/class-store.ts';
import type { PeopleStore } from '../storage/people/people-store.ts';
import type { SubmissionRecord, SubmissionStore } from '../storage/submissions/submission-store.ts';

/** So many people an entry names beside what it is about. */
const mostPersons = 200;

/** Where the names are that stand for ids in the log. */
export interface AuditNameSources {
  readonly classes: Pick<ClassStore, 'roster' | 'find'>;
  readonly people: Pick<PeopleStore, 'findMany'>;
  readonly assignments: Pick<AssignmentStore, 'find'>;
  readonly submissions: Pick<SubmissionStore, 'find'>;
}

/** What an entry is about, as people call it. */
export interface AuditNames {
  /** What it was done to: a title, a name. */
  readonly about: string;
  readonly className: string | null;
  /** Whom it concerns beside that, by name, 200 at most; those who are not known any more are left out. */
  readonly persons: readonly string[];
}

/**
 * Finds the names for a page of the log.
 * @param classId whose instructors read it: they know people by the names that the class has for them.
 *   Null for administrators, who know accounts.
 */
export async function auditNames(
  entries: readonly AuditRecord[],
  classId: string | null,
  sources: AuditNameSources,
): Promise<AuditNames[]> {
  const submissions = await findAll(entries.flatMap(submissionOf), (id) =>
    sources.submissions.find(id),
  );
  const assignmentIds = [
    ...entries.flatMap(assignmentOf),
    ...[...submissions.values()].map(({ assignment }) => assignment),
  ];
  const [assignments, classes, names] = await Promise.all([
    findAll(assignmentIds, (id) => sources.assignments.find(id)),
    findAll(
      entries.flatMap((entry) => entry.class ?? []),
      (id) => sources.classes.find(id),
    ),
    namesOf(
      [
        ...entries.flatMap((entry) => [...personsOf(entry), ...subjectPersonOf(entry)]),
        ...[...submissions.values()].map(({ person }) => person),
      ],
      classId,
      sources,
    ),
  ]);
  const titleOf = (id: string) => assignments.get(id)?.draft.title;
  const submissionName = ({ person, assignment, attempt }: SubmissionRecord) =>
    `${[names.get(person), titleOf(assignment)].filter(Boolean).join(', ')} (${attempt})`;
  return entries.map((entry) => {
    const [submission] = submissionOf(entry).flatMap((id) => submissions.get(id) ?? []);
    const [assignment] = assignmentOf(entry);
    const [person] = subjectPersonOf(entry);
    const about =
      (submission && submissionName(submission)) ??
      (assignment && titleOf(assignment)) ??
      (person && names.get(person)) ??
      plainSubject(entry.subject);
    const concerned = personsOf(entry).flatMap((id) => names.get(id) ?? []);
    const className = entry.class === null ? null : (classes.get(entry.class)?.name ?? null);
    return { about, className, persons: concerned.filter((name) => name !== about) };
  });
}

async function findAll<Found>(
  ids: readonly string[],
  find: (id: string) => Promise<Found | null>,
): Promise<Map<string, Found>> {
  const found = await Promise.all(
    [...new Set(ids)].map(async (id) => [id, await find(id)] as const),
  );
  return new Map(found.flatMap(([id, value]) => (value === null ? [] : [[id, value] as const])));
}

/** A class's own names; an account's own name is not the class's to know. */
async function namesOf(
  persons: readonly string[],
  classId: string | null,
  { classes, people }: AuditNameSources,
): Promise<Map<string, string>> {
  if (classId !== null) {
    const roster = await classes.roster(classId);
    return new Map(roster.map(({ person, name }) => [person, name]));
  }
  const found = await people.findMany([...new Set(persons)]);
  return new Map(found.map(({ id, name }) => [id, name]));
}

const submissionOf = ({ subject }: AuditRecord): string[] =>
  /^submission (\S+)$/.exec(subject)?.slice(1) ?? [];

/** Subjects name it by its title then, and its id. */
const assignmentOf = ({ subject }: AuditRecord): string[] =>
  /^assignment (?:.* \()?([^\s()]+)\)?$/s.exec(subject)?.slice(1) ?? [];

const subjectPersonOf = ({ subject }: AuditRecord): string[] =>
  /^person (\S+)$/.exec(subject)?.slice(1) ?? [];

/** Without the word for its kind, which the action tells, and without ids. */
function plainSubject(subject: string): string {
  const title = /^assignment (.*) \([^\s()]+\)$/s.exec(subject)?.[1];
  if (title !== undefined) return title;
  if (/^\d+ of the class$/.test(subject)) return '';
  return subject.replace(/^(?:class|learner|assistant|instructor|lesson|person|submission) /, '');
}

/** Whom the detail names. */
function personsOf({ detail }: AuditRecord): string[] {
  const { person, persons, learners } = detail;
  const many = [
    ...(Array.isArray(persons) ? persons : []),
    ...(Array.isArray(learners) ? learners.map((each: { person?: unknown }) => each?.person) : []),
  ];
  const ids = [person, ...many].filter((id): id is string => typeof id === 'string');
  return [...new Set(ids)].slice(0, mostPersons);
}
