import type { ServerResponse } from 'node:http';

/** Codes of https://distribution.github.io/distribution/spec/api/#errors-2, with their statuses. */
const statuses = {
  MANIFEST_INVALID: 400,
  UNAUTHORIZED: 401,
  DENIED: 403,
  NAME_UNKNOWN: 404,
  UNSUPPORTED: 405,
  TOOMANYREQUESTS: 429,
  UNAVAILABLE: 503,
} as const;

/** A refusal as registries say it; Docker shows the learner the message, and tries none again. */
export interface Refusal {
  readonly code: keyof typeof statuses;
  readonly message: string;
}

const version = { 'docker-distribution-api-version': 'registry/2.0' };

/** Answers a call that goes no further; where an answer has begun, breaks it off. */
export function refuse(response: ServerResponse, { code, message }: Refusal): void {
  if (response.headersSent) return void response.destroy();
  answer(response, statuses[code], { errors: [{ code, message, detail: null }] });
}

/** Answers `/v2/`. */
export function welcome(response: ServerResponse): void {
  answer(response, 200, {});
}

function answer(response: ServerResponse, status: number, body: object): void {
  response
    .writeHead(status, {
      ...version,
      'content-type': 'application/json; charset=utf-8',
      ...(status === 401 && { 'www-authenticate': 'Basic realm="Classroom registry"' }),
    })
    .end(JSON.stringify(body));
}
