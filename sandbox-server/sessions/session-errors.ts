import { SlipwayError } from '../errors/slipway-error.ts';
import type { SessionRecord } from '../storage/storage.ts';

/** Also for another learner's session: that there is one is nobody else's business. */
export function unknownSession(id: string): SlipwayError {
  return new SlipwayError('unknown-session', 'There is no such session, or it is not yours.', {
    expected: 'the id of a session that you started',
    found: JSON.stringify(id.slice(0, 64)),
    remedy: 'Start the lesson anew.',
  });
}

/** For a call that needs a running machine. */
export function notReady({ id, state, problem }: SessionRecord): SlipwayError {
  const over = state === 'ended' || state === 'failed';
  const remedies = {
    queued: 'Wait: the page goes on by itself.',
    starting: 'Wait a moment: the page goes on by itself.',
    ready: 'Try again.',
    hibernated: 'Press Resume: everything is kept.',
    ended: 'Start the lesson anew.',
    failed: 'Start the lesson anew.',
  };
  return new SlipwayError(
    over ? 'session-ended' : 'session-not-ready',
    over ? 'This session has ended.' : 'The machine of this session does not run now.',
    {
      expected: 'a session that is ready',
      found: `a session that is ${state}`,
      remedy: remedies[state],
      detail: { session: id, problem },
    },
  );
}
