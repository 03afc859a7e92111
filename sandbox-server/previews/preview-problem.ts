import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';

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
  return new SlipwayError('not-found', told('preview.unknown'));
}

export function tooManyConnections(most: number): SlipwayError {
  return new SlipwayError('at-capacity', told('preview.tooMany', { most }));
}

/** The port took the connection and let it go: Docker forwards it, nothing in the container answers. */
export function noAnswer(port: number, cause: unknown): SlipwayError {
  return new SlipwayError('bad-answer', told('preview.noAnswer', { port }), { cause });
}

export function brokenAnswer(port: number, cause: unknown): SlipwayError {
  return new SlipwayError('bad-answer', told('preview.noHttp', { port }), {
    found: cause instanceof Error ? cause.message : 'something else',
    cause,
  });
}

export function slowAnswer(port: number, milliseconds: number): SlipwayError {
  const seconds = milliseconds / 1000;
  return new SlipwayError('deadline-exceeded', told('preview.slow', { port, seconds }));
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
