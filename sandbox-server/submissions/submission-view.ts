import type { WorkspaceFile } from '../../course/read-folder.ts';
import type { Language } from '../../protocol/language.ts';
import type {
  Comment,
  GradedCheck,
  Submission,
  SubmissionSummary,
} from '../../protocol/submission.ts';
import type {
  KeptCheck,
  ReadEvidence,
  SubmissionRecord,
} from '../storage/submissions/submission-store.ts';
import { sumOfPoints } from '../assignments/points.ts';
import { say } from '../words/phrase.ts';
import type { AccessedSubmission } from './submission-access.ts';

/** Bytes of a file that is shown. */
const mostShown = 256 * 1024;

export interface SubmissionParts {
  readonly accessed: AccessedSubmission;
  readonly name: string;
  readonly counts: boolean;
  readonly evidence: ReadEvidence;
  readonly files: readonly WorkspaceFile[];
  readonly comments: readonly Comment[];
  readonly log: string | null;
  readonly language: Language;
}

export function viewSummary(
  { id, assignment, person, attempt, submittedAt, state, grade }: SubmissionRecord,
  name: string,
  counts: boolean,
): SubmissionSummary {
  return {
    ...{ id, assignment, person, name, attempt, submittedAt: submittedAt.toISOString() },
    ...{ state, grade, counts },
  };
}

/** A submission with its evidence; learners get nothing of a hidden check but points, all together. */
export function viewSubmission(parts: SubmissionParts): Submission {
  const { accessed, name, counts, evidence, files, comments, log, language } = parts;
  const { submission, assignment, right } = accessed;
  const { title, lesson } = assignment.draft;
  const isLearner = right === 'see';
  const hiddenNow = new Set([
    ...assignment.draft.hidden,
    ...assignment.draft.hiddenChecks.map(({ id }) => id),
  ]);
  const isHidden = ({ id, hidden }: KeptCheck) => hidden || hiddenNow.has(id);
  const hidden = submission.checks.filter(isHidden);
  const shown = isLearner
    ? submission.checks.filter((check) => !isHidden(check))
    : submission.checks;
  return {
    ...viewSummary(submission, name, counts),
    ...{ class: assignment.class, title, lesson, timeZone: accessed.class.timeZone, right },
    checks: shown.map((check) => viewCheck(check, language)),
    hidden: hidden.length === 0 ? null : pointsOf(hidden),
    files: files.map(viewFile),
    leftOut: [...evidence.leftOut],
    inspected: evidence.inspected,
    recordings: [...evidence.recordings],
    comments: [...comments],
    log: isLearner ? null : log,
  };
}

function viewCheck(check: KeptCheck, language: Language): GradedCheck {
  const { id, title, status, expected, found, points, hidden, source } = check;
  return {
    ...{ id, title: title[language] ?? title.en, status, points, hidden, source },
    ...(expected !== undefined && { expected: say(expected, language) }),
    ...(found !== undefined && { found: say(found, language) }),
  };
}

function pointsOf(checks: readonly KeptCheck[]): Submission['hidden'] {
  const earned = sumOfPoints(checks.filter(({ status }) => status === 'passed'));
  return { earned, most: sumOfPoints(checks) };
}

function viewFile({ path, content }: WorkspaceFile): Submission['files'][number] {
  const isText = content.length <= mostShown && !content.includes(0);
  return { path, content: isText ? content.toString('utf8') : null, bytes: content.length };
}
