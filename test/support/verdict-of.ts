import { checkSchema, type Check } from '../../protocol/check.ts';
import type { Language } from '../../protocol/language.ts';
import { evaluateCheck } from '../../sandbox-server/checks/evaluate-check.ts';
import { say } from '../../sandbox-server/words/phrase.ts';
import { factsOf, type GivenFacts } from './check-facts.ts';

/** A check as a lesson declares it, defaults filled in. */
export function checkOf(declared: Record<string, unknown>): Check {
  return checkSchema.parse({ id: 'check', title: { en: 'A check' }, ...declared });
}

/** "passed", or what the learner reads: "expected: … found: …". */
export async function verdictOf(
  declared: Record<string, unknown>,
  given: GivenFacts,
  language: Language = 'en',
): Promise<string> {
  const verdict = await evaluateCheck(checkOf(declared), factsOf(given));
  if (verdict.passed) return 'passed';
  return `expected: ${say(verdict.expected, language)} found: ${say(verdict.found, language)}`;
}
