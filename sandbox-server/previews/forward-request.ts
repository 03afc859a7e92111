import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { createProxyServer } from 'httpxy';
import type { SlipwayError } from '../errors/slipway-error.ts';
import { answerProblem } from './answer-problem.ts';
import { oneConnectionAgent } from './one-connection-agent.ts';
import type { PreviewAddress } from './preview-address.ts';
import { requestHeaders, responseHeaders } from './preview-headers.ts';
import { brokenAnswer, noAnswer, requestProblem, slowAnswer } from './preview-problem.ts';
import { pageLanguage } from './page-language.ts';
import type { PreviewTarget } from './preview-target.ts';

export interface Forwarding {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly stream: Duplex;
  readonly address: PreviewAddress;
  readonly target: PreviewTarget;
  /** Milliseconds without a byte in either direction before the app has answered. */
  readonly patienceMs: number;
  readonly onProblem: (problem: SlipwayError) => void;
}

/**
 * Sends one request over a stream to the app and its answer back, both as they come: httpxy pipes,
 * so that the slower side sets the pace, and an abort on one side aborts the other. It was chosen
 * over http-proxy-3 (CommonJS, `url.parse` of the path, drops trailers) and @fastify/reply-from
 * (undici, which takes no stream of ours and has no WebSockets).
 */
export function forwardRequest(forwarding: Forwarding): void {
  const { request, response, stream, address, target, patienceMs, onProblem } = forwarding;
  const { port } = address;
  const wantsClose = /\bclose\b/i.test(request.headers.connection ?? '');
  request.headers = requestHeaders(request, address);

  let hasAnswered = false;
  const fail = (problem: SlipwayError) => {
    if (hasAnswered || response.headersSent || response.destroyed) return;
    hasAnswered = true;
    stream.destroy();
    onProblem(problem);
    answerProblem(request, response, problem, { port, language: pageLanguage(target, request) });
  };
  const impatience = watchSilence(request, patienceMs, () => fail(slowAnswer(port, patienceMs)));
  response.once('close', () => clearInterval(impatience));
  // An app that switches protocols unasked ends the connection without any other sign.
  stream.once('close', () => setImmediate(() => fail(noAnswer(port, 'closed'))));

  const proxy = createProxyServer({
    target: { protocol: 'http:', host: 'localhost', port },
    agent: oneConnectionAgent(stream),
    // As a browser would ask: apps that are to close hang up on an upload that they refuse, and
    // their answer is lost. The agent closes when the answer is complete.
    headers: { connection: 'keep-alive' },
  });
  proxy.on('proxyReq', (toApp) => {
    request.once('end', () => toApp.addTrailers(trailersOf(request)));
  });
  proxy.on('proxyRes', (answer) => {
    clearInterval(impatience);
    const status = answer.statusCode ?? 0;
    if (hasAnswered || status < 200) {
      fail(brokenAnswer(port, new Error(`status ${status}`)));
      return;
    }
    hasAnswered = true;
    answer.headers = responseHeaders(answer, address, target);
    answer.headers.connection = wantsClose ? 'close' : 'keep-alive';
    answer.statusMessage = answer.statusMessage?.replace(/[^\t\x20-\x7e]/g, '?') ?? '';
    answer.once('end', () => response.addTrailers(trailersOf(answer)));
  });
  proxy.on('error', (error) => fail(requestProblem(port, error)));
  // Rejects when the answer breaks off, which the browser has seen by then.
  proxy.web(request, response).catch(() => undefined);
}

/** An upload that is under way is not silence, however long it takes. */
function watchSilence(request: IncomingMessage, patienceMs: number, onSilence: () => void) {
  let seen = request.socket.bytesRead;
  return setInterval(() => {
    if (request.socket.bytesRead === seen) onSilence();
    seen = request.socket.bytesRead;
  }, patienceMs);
}

function trailersOf({ trailers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(trailers).map(([name, value]) => [name, value ?? '']));
}
