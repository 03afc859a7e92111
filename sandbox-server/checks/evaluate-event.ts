import type { EventCheck } from '../../protocol/check.ts';
import type { EngineEvent } from '../../protocol/engine.ts';
import type { CheckFacts } from './check-facts.ts';
import { isSameImageName } from './image-name.ts';
import { failed, passed, type Verdict } from './verdict.ts';

const actionWords: Readonly<Record<string, string>> = {
  create: 'created',
  delete: 'deleted',
  destroy: 'removed',
  die: 'ended',
  kill: 'killed',
  pull: 'pulled',
  push: 'pushed',
  restart: 'restarted',
  start: 'started',
  stop: 'stopped',
  tag: 'tagged',
  untag: 'untagged',
};

/** Counts what the engine has reported since the session began. */
export async function evaluateEvent(check: EventCheck, facts: CheckFacts): Promise<Verdict> {
  const matching = facts.events().filter((event) => matches(event, check)).length;
  if (matching >= check.atLeast) return passed;
  const times = check.atLeast === 1 ? '' : `, ${check.atLeast} times`;
  const found = matching === 0 ? 'nothing of the kind yet' : `${matching} so far`;
  return failed(`${describe(check)}${times}`, found);
}

function matches(event: EngineEvent, check: EventCheck): boolean {
  const { name, image, exitCode } = event.attributes;
  const eventImage = event.type === 'image' ? (name ?? event.id) : (image ?? '');
  return (
    event.type === check.type &&
    // Some actions carry an argument: `health_status: healthy`.
    (event.action === check.action || event.action.startsWith(`${check.action}:`)) &&
    (check.image === undefined || isSameImageName(eventImage, check.image)) &&
    (check.name === undefined || name === check.name) &&
    (check.exitCode === undefined || exitCode === String(check.exitCode))
  );
}

function describe({ type, action, image, name, exitCode }: EventCheck): string {
  const from = type === 'image' ? ` ${image ?? ''}` : ` from ${image}`;
  const what = `${type === 'image' ? 'the' : 'a'} ${type}${image === undefined ? '' : from}`;
  const named = name === undefined ? '' : ` named ${name}`;
  const code = exitCode === undefined ? '' : ` with exit code ${exitCode}`;
  return `${what}${named} ${actionWords[action] ?? action}${code}`;
}
