import type { Check } from '../../protocol/check.ts';
import type { CheckFacts } from './check-facts.ts';
import { evaluateContainer } from './evaluate-container.ts';
import { evaluateDockerfile } from './evaluate-dockerfile.ts';
import { evaluateEvent } from './evaluate-event.ts';
import { evaluateFile } from './evaluate-file.ts';
import { evaluateHttp } from './evaluate-http.ts';
import { evaluateImage } from './evaluate-image.ts';
import { evaluatePort } from './evaluate-port.ts';
import { evaluateRegistry } from './evaluate-registry.ts';
import { evaluateSignIn } from './evaluate-sign-in.ts';
import { PatternSearch } from './pattern-search.ts';
import type { Verdict } from './verdict.ts';

/**
 * Evaluates a check by its kind. Rejects where the facts cannot be had.
 * @param search what checks that are evaluated together share; one for this check alone where left out
 */
export function evaluateCheck(
  check: Check,
  facts: CheckFacts,
  { holds }: PatternSearch = new PatternSearch(),
): Promise<Verdict> {
  switch (check.kind) {
    case 'container':
      return evaluateContainer(check, facts, holds);
    case 'image':
      return evaluateImage(check, facts, holds);
    case 'port':
      return evaluatePort(check, facts);
    case 'http':
      return evaluateHttp(check, facts, holds);
    case 'file':
      return evaluateFile(check, facts, holds);
    case 'dockerfile':
      return evaluateDockerfile(check, facts, holds);
    case 'event':
      return evaluateEvent(check, facts);
    case 'registry':
      return evaluateRegistry(check, facts, holds);
    case 'sign-in':
      return evaluateSignIn(check, facts);
    default:
      return check satisfies never;
  }
}
