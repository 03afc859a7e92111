import type { PortCheck } from '../../protocol/check.ts';
import { phrase } from '../words/phrase.ts';
import type { CheckFacts } from './check-facts.ts';
import { failed, passed, type Verdict } from './verdict.ts';

/** Knocks at a port of the machine. */
export async function evaluatePort(check: PortCheck, facts: CheckFacts): Promise<Verdict> {
  const { port, closed } = check;
  const isOpen = await facts.portAnswers(port);
  if (isOpen !== closed) return passed;
  return closed
    ? failed(phrase('port.unwanted', { port }), phrase('port.open'))
    : failed(phrase('port.wanted', { port }), phrase('port.closed'));
}
