import type { BoardRow, BoardStep } from '../../protocol/board.ts';
import type { HelpRequest } from '../../protocol/help.ts';
import type { EnrollmentRecord } from '../storage/classes/class-store.ts';
import type { SessionWork } from './session-work.ts';
import { StepWork } from './step-work.ts';

/** Activity is told in quarters of a minute: else every key would be news. */
const activeStep = 15_000;

export interface RowFacts {
  readonly learner: EnrollmentRecord;
  readonly steps: readonly BoardStep[];
  /** Steps that checks saw done, in this session or an earlier one. */
  readonly done: ReadonlySet<string>;
  readonly work: SessionWork | undefined;
  readonly help: HelpRequest | undefined;
  /** Milliseconds of activity. */
  readonly stuckAfter: number;
}

const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString());
const nothing = new StepWork();

/** What a board shows of one learner. */
export function boardRow({ learner, steps, done, work, help, stuckAfter }: RowFacts): BoardRow {
  const isDoneId = (id: string) => done.has(id) || work?.step(id)?.isDone === true;
  const isDone = ({ id }: BoardStep) => isDoneId(id);
  const first = steps.find((step) => !isDone(step))?.id ?? null;
  const at = work ? work.current(isDoneId) : first;
  const current = steps.findIndex(({ id }) => id === at);
  const hasWorked = work?.hasWorked ?? false;
  const cells = steps.map((step, index) =>
    isDone(step)
      ? ('done' as const)
      : (work?.step(step.id) ?? nothing).state(index === current, hasWorked, stuckAfter),
  );
  const stuckAt = steps[current] && cells[current] === 'stuck' ? steps[current].id : null;
  const stuckSince = stuckAt === null ? null : work?.step(stuckAt)?.stuckSince(stuckAfter);
  const activeAt = work?.activeAt ?? null;
  return {
    learner: learner.person,
    name: learner.name,
    cells,
    current: current < 0 ? null : current,
    stuckSince: iso(stuckSince ?? null),
    online: work?.isThere ?? false,
    running: work?.isRunning ?? false,
    activeAt: iso(activeAt === null ? null : activeAt - (activeAt % activeStep)),
    points: steps.reduce((sum, step) => sum + pointsOf(step, isDone(step), work), 0),
    help: help ? { id: help.id, since: help.askedAt, taken: help.takenBy !== null } : null,
  };
}

function pointsOf({ id, checks }: BoardStep, isDone: boolean, work: SessionWork | undefined) {
  const passed = work?.step(id)?.passed;
  return checks.reduce(
    (sum, check) => sum + (isDone || passed?.has(check.id) ? check.points : 0),
    0,
  );
}
