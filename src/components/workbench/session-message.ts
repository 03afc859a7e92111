import { inSequence, word } from '../../i18n/word.ts';
import type { Session } from '../../../protocol/session.ts';

/** What the learner is told about a session that takes no commands now. */
export interface SessionMessage {
  title: string;
  text: string;
  /** The one thing to do about it, if there is one. */
  action?: string;
  isBusy?: boolean;
}

/** What to say where there is no session that is ready; null where there is. */
export function sessionMessage(
  session: Session | null,
  isOpening: 'starting' | 'restoring' | null,
): SessionMessage | null {
  if (isOpening === 'restoring') {
    return { title: word('restoring.title'), text: word('restoring.text'), isBusy: true };
  }
  if (isOpening === 'starting') return starting();
  if (!session) {
    return { title: word('new.title'), text: word('new.text'), action: word('session.start') };
  }
  switch (session.state) {
    case 'ready':
      return null;
    case 'queued':
      return queued(session);
    case 'starting':
      return starting();
    case 'hibernated':
      return {
        title: word('hibernated.title'),
        text: word('hibernated.text'),
        action: word('session.resume'),
      };
    case 'failed':
      return {
        title: word('failed.title'),
        text: inSequence(session.problem?.message, session.problem?.remedy),
        action: word('session.startNew'),
      };
    case 'ended':
      return {
        title: word('ended.title'),
        text: word('ended.text'),
        action: word('session.startNew'),
      };
  }
}

const starting = (): SessionMessage => ({
  title: word('starting.title'),
  text: word('starting.text'),
  isBusy: true,
});

function queued({ queue }: Session): SessionMessage {
  const place =
    queue &&
    (queue.position === 1
      ? word('queued.next')
      : word('queued.place', { position: queue.position }));
  const wait = queue && spokenWait(queue.etaSeconds);
  return {
    title: word('queued.title'),
    text: inSequence(place, wait, word('queued.text')),
    isBusy: true,
  };
}

const spokenWait = (seconds: number): string =>
  seconds < 60
    ? word('queued.seconds', { count: Math.max(1, Math.ceil(seconds / 5) * 5) })
    : word('queued.minutes', { count: Math.ceil(seconds / 60) });
