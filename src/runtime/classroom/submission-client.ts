import {
  type Comment,
  type CommentDraft,
  commentSchema,
  type HandInSession,
  handInSessionSchema,
  regradeSchema,
  type Submission,
  type SubmissionList,
  submissionListSchema,
  submissionSchema,
} from '../../../protocol/submission.ts';
import { asJson, pageClient } from './page-client.ts';

// Calls about submissions. Each throws `ProblemError`.

const ofAssignment = (id: string, rest: string) =>
  `/api/assignments/${encodeURIComponent(id)}/${rest}`;
const pathOf = (id: string, rest = '') => `/api/submissions/${encodeURIComponent(id)}${rest}`;
const asked = (signal?: AbortSignal): RequestInit => (signal ? { signal } : {});

/** What the reader would hand in now. */
export const findHandInSession = (
  assignment: string,
  signal?: AbortSignal,
): Promise<HandInSession> =>
  pageClient().json(handInSessionSchema, ofAssignment(assignment, 'session'), asked(signal));

export const handIn = (assignment: string, session: string): Promise<Submission> =>
  pageClient().json(
    submissionSchema,
    ofAssignment(assignment, 'submissions'),
    asJson('POST', { session }),
  );

/** A page of an assignment's submissions, the newest first. */
export function findSubmissions(
  assignment: string,
  after: string | null,
  signal?: AbortSignal,
): Promise<SubmissionList> {
  const query = new URLSearchParams({ limit: '200', ...(after !== null && { after }) });
  const path = `${ofAssignment(assignment, 'submissions')}?${query}`;
  return pageClient().json(submissionListSchema, path, asked(signal));
}

export const findSubmission = (id: string, signal?: AbortSignal): Promise<Submission> =>
  pageClient().json(submissionSchema, pathOf(id), asked(signal));

export const regradeAll = async (assignment: string): Promise<number> =>
  (
    await pageClient().json(regradeSchema, ofAssignment(assignment, 'regrade'), {
      method: 'POST',
    })
  ).submissions;

export const regrade = (id: string): Promise<Submission> =>
  pageClient().json(submissionSchema, pathOf(id, '/regrade'), { method: 'POST' });

export const setPoints = (
  id: string,
  word: { points: number; reason: string },
): Promise<Submission> =>
  pageClient().json(submissionSchema, pathOf(id, '/override'), asJson('PUT', word));

export const restorePoints = (id: string): Promise<Submission> =>
  pageClient().json(submissionSchema, pathOf(id, '/override'), { method: 'DELETE' });

export const addComment = (id: string, draft: CommentDraft): Promise<Comment> =>
  pageClient().json(commentSchema, pathOf(id, '/comments'), asJson('POST', draft));

export async function removeComment(id: string, comment: string): Promise<void> {
  await pageClient().request(pathOf(id, `/comments/${encodeURIComponent(comment)}`), {
    method: 'DELETE',
  });
}

/** Where the files are downloaded, as a zip. */
export const archiveAddress = (id: string): string => pathOf(id, '/archive');

/** A terminal's recording: asciicast v2. */
export const recordingAddress = (id: string, terminal: string): string =>
  pathOf(id, `/recordings/${encodeURIComponent(terminal)}`);
