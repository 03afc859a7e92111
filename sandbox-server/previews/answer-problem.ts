import { STATUS_CODES, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { SlipwayError } from '../errors/slipway-error.ts';
import type { Language } from '../../protocol/language.ts';
import { pagePolicy, previewPage, type PreviewPlace } from './preview-page.ts';
import { statusOf } from './preview-problem.ts';

/** Codes that pass by themselves, once the learner has started the app. */
const passing = new Set(['port-closed', 'bad-answer', 'deadline-exceeded', 'session-not-ready']);

/** Answers with a page for a browser that asks for one, else with the problem as JSON. */
export function answerProblem(
  request: IncomingMessage,
  response: ServerResponse,
  problem: SlipwayError,
  place: PreviewPlace,
): void {
  const isPage = request.headers.accept?.includes('text/html') ?? false;
  const waits = request.method === 'GET' && passing.has(problem.code);
  const body = isPage
    ? previewPage(problem, place, waits)
    : JSON.stringify(problem.toProblem(place.language));
  response.writeHead(statusOf(problem), {
    'content-type': isPage ? 'text/html; charset=utf-8' : 'application/json',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
    'referrer-policy': 'same-origin',
    ...(isPage && { 'content-security-policy': pagePolicy }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

/** The same where a connection was to become a WebSocket; closes it. */
export function refuseUpgrade(socket: Duplex, problem: SlipwayError, language: Language): void {
  const status = statusOf(problem);
  const body = JSON.stringify(problem.toProblem(language));
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n` +
      'Content-Type: application/json\r\n' +
      `Content-Length: ${Buffer.byteLength(body)}\r\n` +
      'Cache-Control: no-store\r\n' +
      `Connection: close\r\n\r\n${body}`,
  );
}
