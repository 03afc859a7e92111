import type { EventCheck } from '../../protocol/check.ts';
import type { EngineEvent } from '../../protocol/engine.ts';
import { phrase } from '../words/phrase.ts';
import type { CheckFacts } from './check-facts.ts';
import { isSameImageName } from './image-name.ts';
import { failed, passed, type Verdict } from './verdict.ts';

/** Counts what the engine has reported since the session began. */
export async function evaluateEvent(check: EventCheck, facts: CheckFacts): Promise<Verdict> {
  const matching = facts.events().filter((event) => matches(event, check)).length;
  if (matching >= check.atLeast) return passed;
  const found = matching === 0 ? phrase('event.none') : phrase('event.count', { count: matching });
  return failed(phrase('event.wanted', check), found);
}

function matches(event: EngineEvent, check: EventCheck): boolean {
  const { name, exitCode } = event.attributes;
  return (
    event.type === check.type &&
    // Some actions carry an argument: `health_status: healthy`.
    (event.action === check.action || event.action.startsWith(`${check.action}:`)) &&
    (check.image === undefined || isAbout(event, check.image)) &&
    (check.name === undefined || name === check.name) &&
    (check.exitCode === undefined || exitCode === String(check.exitCode))
  );
}

/**
 * A pull or a push names the image in full by its id, and without its tag in its attributes; what is
 * pulled by digest has no tag, and goes by its plain name as well.
 */
function isAbout({ type, id, attributes }: EngineEvent, wanted: string): boolean {
  const { name = '', image = '' } = attributes;
  if (type !== 'image') return isSameImageName(image, wanted);
  const isId = id.startsWith('sha256:');
  if (!isId && isSameImageName(id, wanted)) return true;
  return (isId || id.includes('@')) && isSameImageName(name, wanted);
}
