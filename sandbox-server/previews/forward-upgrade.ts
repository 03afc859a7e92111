import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createProxyServer } from 'httpxy';
import type { SlipwayError } from '../errors/slipway-error.ts';
import { refuseUpgrade } from './answer-problem.ts';
import { oneConnectionAgent } from './one-connection-agent.ts';
import type { PreviewAddress } from './preview-address.ts';
import { requestHeaders, responseHeaders } from './preview-headers.ts';
import { requestProblem, slowAnswer } from './preview-problem.ts';
import { pageLanguage } from './page-language.ts';
import type { PreviewTarget } from './preview-target.ts';

export interface UpgradeForwarding {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  /** What the browser sent after its request. */
  readonly head: Buffer;
  readonly stream: Duplex;
  readonly address: PreviewAddress;
  readonly target: PreviewTarget;
  readonly patienceMs: number;
  readonly onProblem: (problem: SlipwayError) => void;
}

/** Opens a WebSocket to the app over a stream and joins the two; an app's refusal passes as it is. */
export function forwardUpgrade(forwarding: UpgradeForwarding): void {
  const { request, socket, head, stream, address, target, patienceMs, onProblem } = forwarding;
  request.headers = requestHeaders(request, address);
  request.headers.connection = 'Upgrade';
  request.headers.upgrade = 'websocket';
  socket.once('close', () => stream.destroy());

  let isOpen = false;
  const proxy = createProxyServer({
    target: { protocol: 'http:', host: 'localhost', port: address.port },
    agent: oneConnectionAgent(stream),
    upgradeTimeout: patienceMs,
  });
  const pass = (answer: IncomingMessage) => {
    isOpen = true;
    const { connection, upgrade } = answer.headers;
    answer.headers = responseHeaders(answer, address, target);
    if (answer.statusCode === 101) Object.assign(answer.headers, { connection, upgrade });
  };
  proxy.on('proxyReqWs', (toApp) => {
    toApp.once('response', pass);
    toApp.once('upgrade', pass);
  });
  proxy.on('error', (error) => {
    stream.destroy();
    if (isOpen || socket.destroyed) return;
    isOpen = true;
    const isSlow = 'code' in error && error.code === 'ERR_UPSTREAM_UPGRADE_TIMEOUT';
    const { port } = address;
    const problem = isSlow ? slowAnswer(port, patienceMs) : requestProblem(port, error);
    onProblem(problem);
    refuseUpgrade(socket, problem, pageLanguage(target, request));
  });
  proxy.ws(request, socket as Socket, {}, head).catch(() => undefined); // Told as `error` above.
}
