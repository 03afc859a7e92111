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
import type { Verdict } from './verdict.ts';

/** Evaluates a check by its kind. Rejects where the facts cannot be had. */
export function evaluateCheck(check: Check, facts: CheckFacts): Promise<Verdict> {
  switch (check.kind) {
    case 'container':
      return evaluateContainer(check, facts);
    case 'image':
      return evaluateImage(check, facts);
    case 'port':
      return evaluatePort(check, facts);
    case 'http':
      return evaluateHttp(check, facts);
    case 'file':
      return evaluateFile(check, facts);
    case 'dockerfile':
      return evaluateDockerfile(check, facts);
    case 'event':
      return evaluateEvent(check, facts);
    case 'registry':
      return evaluateRegistry(check, facts);
    case 'sign-in':
      return evaluateSignIn(check, facts);
    default:
      return check satisfies never;
  }
}
