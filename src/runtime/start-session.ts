import type { StartingPoint } from '../../protocol/session.ts';
import { HttpClient } from './http-client.ts';
import type { LessonOnPage } from './lesson-on-page.ts';
import { LiveSession } from './live-session.ts';
import { isProblem, type PageProblem } from './problem-error.ts';
import { recall, remember } from './remembered.ts';
import { SessionClient } from './session-client.ts';

/** Asks for a session of the lesson; `from` null leaves it to the server. Throws `ProblemError`. */
export async function startSession(
  base: string,
  lesson: LessonOnPage,
  from: StartingPoint | null,
  report: (problem: PageProblem) => void,
): Promise<LiveSession> {
  const http = new HttpClient(base);
  const { lesson: slug, language } = lesson;
  const session = await new SessionClient(http).create(slug, language, from ?? undefined);
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
