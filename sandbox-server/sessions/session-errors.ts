import { SlipwayError } from '../errors/slipway-error.ts';
import type { SessionRecord } from '../storage/sessions/session-store.ts';
import { told } from '../words/told.ts';

/** Also for another learner's session: that there is one is nobody else's business. */
export function unknownSession(id: string): SlipwayError {
  return new SlipwayError('unknown-session', told('session.unknown'), {
    found: JSON.stringify(id.slice(0, 64)),
  });
}

/** For a call that needs a running machine. */
export function notReady({ id, state, problem }: SessionRecord): SlipwayError {
  const isOver = state === 'ended' || state === 'failed';
  return new SlipwayError(
    isOver ? 'session-ended' : 'session-not-ready',
    told('session.notReady', { state }),
    { detail: { session: id, problem } },
  );
}
