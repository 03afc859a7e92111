import { SlipwayError } from '../errors/slipway-error.ts';

/** Statuses of problems that a preview answers with; any other is 502. */
const statuses: Partial<Record<string, number>> = {
  'bad-request': 400,
  'not-found': 404,
  'unknown-session': 404,
  'session-ended': 404,
  'session-not-ready': 503,
  'at-capacity': 503,
  'deadline-exceeded': 504,
  internal: 500,
};

/** The HTTP status that tells of a problem. */
export function statusOf({ code }: SlipwayError): number {
  return statuses[code] ?? 502;
}

export function noSuchPreview(): SlipwayError {
  return new SlipwayError('not-found', 'There is no such preview.', {
    expected: 'the address that the preview pane shows',
    found: 'an address of no session that runs',
    remedy: 'Start the lesson again, and open the preview from there.',
  });
}

export function tooManyConnections(most: number): SlipwayError {
  return new SlipwayError('at-capacity', 'This preview has too many connections open.', {
    expected: `at most ${most} at once`,
    remedy: 'Close other tabs that show it, or wait for its downloads to end.',
  });
}

/** The port took the connection and let it go: Docker forwards it, nothing in the container answers. */
export function noAnswer(port: number, cause: unknown): SlipwayError {
  return new SlipwayError('bad-answer', `The app behind port ${port} hung up without an answer.`, {
    expected: 'an app that listens on the container port of `-p`, on all addresses (0.0.0.0)',
    found: 'a connection that was closed at once',
    remedy: 'Read `docker logs`, and compare the second number of `-p` with the app’s port.',
    cause,
  });
}

export function brokenAnswer(port: number, cause: unknown): SlipwayError {
  return new SlipwayError('bad-answer', `What answers on port ${port} does not speak HTTP.`, {
    expected: 'an HTTP response',
    found: cause instanceof Error ? cause.message : 'something else',
    remedy: 'Is it a web app? Redis and other servers speak languages of their own.',
    cause,
  });
}

export function slowAnswer(port: number, milliseconds: number): SlipwayError {
  return new SlipwayError('deadline-exceeded', `The app on port ${port} does not answer.`, {
    expected: `an answer within ${milliseconds / 1000} s`,
    found: 'a connection on which nothing comes',
    remedy: 'Read `docker logs`: does the app wait for something, such as a database?',
  });
}

export function onlyWebSockets(found: string): SlipwayError {
  return new SlipwayError('bad-request', 'A preview upgrades to WebSockets only.', {
    expected: 'GET with Upgrade: websocket',
    found,
  });
}

export function wrongPath(found: string): SlipwayError {
  return new SlipwayError('bad-request', 'A preview is asked for a path.', {
    expected: 'a path that begins with “/”, and the host in the Host header',
    found: found.slice(0, 100),
  });
}

/** What went wrong between us and the app, before it answered. */
export function requestProblem(port: number, error: Error): SlipwayError {
  if (error instanceof SlipwayError) return error;
  const code = 'code' in error ? String(error.code) : '';
  return code.startsWith('HPE_') ? brokenAnswer(port, error) : noAnswer(port, error);
}
