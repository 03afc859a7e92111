import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { Comment } from '../../../protocol/submission.ts';
import type { EvidenceRecord, FrozenEvidence, SubmissionRecord } from './submission-store.ts';
import type { SubmissionTables } from './tables.ts';

type SubmissionRow = SubmissionTables['submission'];
type Graded = Partial<Pick<SubmissionRecord, 'state' | 'grade' | 'checks'>>;
/** What `machine` holds of the evidence. */
type Machine = Pick<FrozenEvidence, 'inspected' | 'facts' | 'seen'>;

/** The columns of what grading changes. */
export function gradedColumnsOf({ state, grade, checks }: Graded) {
  return {
    ...(state !== undefined && { state }),
    ...(checks !== undefined && { checks: JSON.stringify(checks) }),
    ...(grade !== undefined && {
      grade: grade && JSON.stringify(grade),
      points: grade && grade.points,
      days_late: grade && grade.daysLate,
    }),
  };
}

export const submissionRowOf = (value: SubmissionRecord): SubmissionRow => ({
  id: value.id,
  assignment_id: value.assignment,
  class_id: value.class,
  person: value.person,
  attempt: value.attempt,
  submitted_at: value.submittedAt.getTime(),
  state: value.state,
  ...{ points: null, days_late: null, grade: null },
  ...gradedColumnsOf({ grade: value.grade }),
  checks: JSON.stringify(value.checks),
});

export const submissionOf = (row: SubmissionRow): SubmissionRecord => ({
  id: row.id,
  assignment: row.assignment_id,
  class: row.class_id,
  person: row.person,
  attempt: Number(row.attempt),
  submittedAt: new Date(Number(row.submitted_at)),
  state: row.state as SubmissionRecord['state'],
  grade: row.grade === null ? null : (JSON.parse(row.grade) as SubmissionRecord['grade']),
  checks: JSON.parse(row.checks) as SubmissionRecord['checks'],
});

export async function evidenceRowOf(
  evidence: EvidenceRecord,
): Promise<SubmissionTables['evidence']> {
  const { submission, archive, leftOut, inspected, facts, seen } = evidence;
  return {
    submission_id: submission,
    archive: Buffer.from(archive).toString('base64'),
    left_out: JSON.stringify(leftOut),
    machine: await press(JSON.stringify({ inspected, facts, seen } satisfies Machine)),
  };
}

export async function evidenceOf(row: SubmissionTables['evidence']): Promise<FrozenEvidence> {
  return {
    submission: row.submission_id,
    archive: new Uint8Array(Buffer.from(row.archive, 'base64')),
    leftOut: JSON.parse(row.left_out) as string[],
    ...(JSON.parse(await unpress(row.machine)) as Machine),
  };
}

export function recordingRowsOf({
  submission,
  recordings,
}: EvidenceRecord): Promise<SubmissionTables['recording'][]> {
  return Promise.all(
    Object.entries(recordings).map(async ([terminal, cast]) => ({
      ...{ submission_id: submission, terminal, cast: await press(cast) },
    })),
  );
}

export const commentOf = (row: SubmissionTables['submission_comment']): Comment => ({
  id: row.id,
  path: row.path,
  line: row.line === null ? null : Number(row.line),
  text: row.text,
  by: row.by,
  at: new Date(Number(row.at)).toISOString(),
});

const press = async (text: string): Promise<string> =>
  (await promisify(gzip)(text)).toString('base64');

export const unpress = async (text: string): Promise<string> =>
  (await promisify(gunzip)(Buffer.from(text, 'base64'))).toString('utf8');
