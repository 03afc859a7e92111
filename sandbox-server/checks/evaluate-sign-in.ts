import type { SignInCheck } from '../../protocol/check.ts';
import { phrase } from '../words/phrase.ts';
import type { CheckFacts } from './check-facts.ts';
import { failed, passed, type Verdict } from './verdict.ts';

/** Asks the classroom registry who has signed in. */
export async function evaluateSignIn(check: SignInCheck, facts: CheckFacts): Promise<Verdict> {
  const { accepted, refused } = facts.signIns();
  if ((check.refused ? refused : accepted) > 0) return passed;
  return check.refused
    ? failed(phrase('signIn.refusalWanted'), phrase('signIn.noneRefused'))
    : failed(phrase('signIn.wanted'), phrase(refused > 0 ? 'signIn.wrongPassword' : 'signIn.none'));
}
