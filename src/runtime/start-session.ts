import { HttpClient } from './http-client.ts';
import type { LessonOnPage } from './lesson-on-page.ts';
import { LiveSession } from './live-session.ts';
import { isProblem, type PageProblem } from './problem-error.ts';
import { recall, remember } from './remembered.ts';
import { SessionClient } from './session-client.ts';

/** Asks for a session of the lesson. Throws `ProblemError`. */
export async function startSession(
  base: string,
  lesson: LessonOnPage,
  report: (problem: PageProblem) => void,
): Promise<LiveSession> {
  const http = new HttpClient(base);
  const session = await new SessionClient(http).create(lesson.lesson, lesson.language);
  return new LiveSession(http, lesson, session, report);
}

/**
 * Finds the session that this browser had for the lesson; null where there is none any more, which
 * is then forgotten. Throws `ProblemError` where the server cannot say.
 */
export async function restoreSession(
  base: string,
  lesson: LessonOnPage,
  report: (problem: PageProblem) => void,
): Promise<LiveSession | null> {
  const kept = recall(lesson.lesson);
  if (!kept) return null;
  const http = new HttpClient(base);
  try {
    const session = await new SessionClient(http).get(kept.id);
    return new LiveSession(http, lesson, session, report);
  } catch (thrown) {
    if (!isProblem(thrown, 'unknown-session', 'session-ended')) throw thrown;
    remember(lesson.lesson, null);
    return null;
  }
}
