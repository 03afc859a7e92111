import type { Session } from '../../../protocol/session.ts';

/** What the learner is told about a session that takes no commands now. */
export interface SessionMessage {
  title: string;
  text: string;
  /** The one thing to do about it, if there is one. */
  action?: 'Start' | 'Resume' | 'Start a new session';
  isBusy?: boolean;
}

/** What to say where there is no session that is ready; null where there is. */
export function sessionMessage(
  session: Session | null,
  isOpening: 'starting' | 'restoring' | null,
): SessionMessage | null {
  if (isOpening === 'restoring') {
    return {
      title: 'Looking for your session',
      text: 'It goes on where you left it.',
      isBusy: true,
    };
  }
  if (isOpening === 'starting') return starting;
  if (!session) return notStarted;
  switch (session.state) {
    case 'ready':
      return null;
    case 'queued':
      return queued(session);
    case 'starting':
      return starting;
    case 'hibernated':
      return {
        title: 'Your machine is asleep',
        text: 'Its files, images and containers are kept. Waking it takes a few seconds.',
        action: 'Resume',
      };
    case 'failed':
      return {
        title: 'Your machine could not be started',
        text: [session.problem?.message, session.problem?.remedy].filter(Boolean).join(' '),
        action: 'Start a new session',
      };
    case 'ended':
      return {
        title: 'This session has ended',
        text: 'Its machine is gone, with its containers and files. The steps you have done stay done, and the text of open files can still be copied.',
        action: 'Start a new session',
      };
  }
}

const notStarted: SessionMessage = {
  title: 'Start your machine',
  text: 'You get a private Docker Engine with the lesson’s files, ready in about a second.',
  action: 'Start',
};

const starting: SessionMessage = {
  title: 'Starting your machine',
  text: 'A private Docker Engine with the lesson’s files.',
  isBusy: true,
};

function queued({ queue }: Session): SessionMessage {
  const place =
    queue && (queue.position === 1 ? 'You are next' : `You are number ${queue.position}`);
  return {
    title: 'All machines are taken',
    text: place
      ? `${place} in line; it takes about ${spokenWait(queue?.etaSeconds ?? 0)}. Yours starts by itself, and you can read on.`
      : 'Yours starts by itself as soon as one is free, and you can read on.',
    isBusy: true,
  };
}

const spokenWait = (seconds: number): string =>
  seconds < 60
    ? `${Math.max(1, Math.ceil(seconds / 5) * 5)} seconds`
    : `${Math.ceil(seconds / 60)} minutes`;
