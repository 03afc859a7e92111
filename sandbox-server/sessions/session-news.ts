import type { Language } from '../../protocol/language.ts';
import type { Session } from '../../protocol/session.ts';
import type { SessionEvent } from '../../protocol/session-event.ts';
import { renderStep, type StepOutcome } from '../checks/step-outcome.ts';
import { type KeptProblem, sayProblem } from '../errors/kept-problem.ts';

/** What happens in a session, as services tell it: what has words in it is in no language yet. */
export type SessionNews =
  | Exclude<SessionEvent, { type: 'step' | 'problem' }>
  | { readonly type: 'step'; readonly outcome: StepOutcome }
  | { readonly type: 'problem'; readonly problem: KeptProblem };

/** A session whose problem, where it has one, is told in the language. */
export function sessionIn(session: Session, language: Language): Session {
  const problem: KeptProblem | undefined = session.problem;
  return problem ? { ...session, problem: sayProblem(problem, language) } : session;
}

/** The news as a listener gets it. */
export function renderNews(news: SessionNews, language: Language): SessionEvent {
  switch (news.type) {
    case 'step':
      return { type: 'step', result: renderStep(news.outcome, language) };
    case 'problem':
      return { type: 'problem', problem: sayProblem(news.problem, language) };
    case 'session':
      return { type: 'session', session: sessionIn(news.session, language) };
    default:
      return news;
  }
}
