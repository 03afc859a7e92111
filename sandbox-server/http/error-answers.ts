import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod';
import type { Language } from '../../protocol/language.ts';
import type { Problem, ProblemCode } from '../../protocol/problem.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { tell, told } from '../words/told.ts';
import { requestLanguage } from './request-language.ts';

const statuses: Partial<Record<ProblemCode, number>> = {
  'not-signed-in': 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'forbidden-origin': 403,
  'permission-denied': 403,
  'outside-workspace': 403,
  'unknown-lesson': 404,
  'unknown-session': 404,
  'unknown-step': 404,
  'file-not-found': 404,
  'unknown-person': 404,
  'unknown-class': 404,
  'unknown-assignment': 404,
  'unknown-submission': 404,
  'not-found': 404,
  conflict: 409,
  'same-name': 409,
  'class-archived': 409,
  'assignment-closed': 409,
  'no-attempts-left': 409,
  'session-not-ready': 409,
  'too-many-sessions': 409,
  'too-many-terminals': 409,
  'not-a-file': 409,
  'session-ended': 410,
  'file-changed': 412,
  'file-too-large': 413,
  'rate-limited': 429,
  'broken-lesson': 500,
  internal: 500,
  'port-closed': 502,
  'bad-answer': 502,
  'machine-failed': 502,
  'machine-lost': 502,
  'engine-unreachable': 502,
  'host-engine-down': 503,
  'storage-down': 503,
  'image-missing': 503,
  'at-capacity': 503,
  'deadline-exceeded': 504,
  'disk-full': 507,
};

/** HTTP status of an error; 400 where the caller is at fault and nothing says more. */
export const statusOf = (code: ProblemCode): number => statuses[code] ?? 400;

/** The problem to show for anything that was thrown; defects are told as `internal`, without detail. */
export function problemOf(error: unknown, requestId: string, language: Language): Problem {
  if (error instanceof SlipwayError) return { ...error.toProblem(language), requestId };
  const words = tell(told('internal', { request: requestId }), language);
  return { code: 'internal', ...words, requestId };
}

/** Where bodies hold passwords, links and codes: they stand in no answer and in no log. */
const secretPaths = /^\/api\/(?:sign-in|me|join)(?:\/|$)/;

function shown({ body, params, routeOptions }: FastifyRequest): string | undefined {
  if (secretPaths.test(routeOptions.url ?? '')) return undefined;
  return JSON.stringify(body ?? params ?? null)?.slice(0, 200);
}

/** Errors that Fastify found by itself, in our words. */
function translate(error: FastifyError | Error, request: FastifyRequest): unknown {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const first = error.validation[0];
    const where = first?.instancePath.replaceAll('/', ' ').trim() || error.validationContext;
    return new SlipwayError('bad-request', 'The request cannot be understood.', {
      expected: `${where}: ${first?.message ?? 'another value'}`,
      found: shown(request),
      cause: error,
    });
  }
  const { statusCode, code } = error as FastifyError;
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new SlipwayError('file-too-large', told('tooMuch'), {
      expected: `at most ${request.routeOptions.bodyLimit} bytes`,
      found: `${request.headers['content-length'] ?? 'more'} bytes`,
    });
  }
  if (statusCode === 429) {
    return new SlipwayError('rate-limited', told('rateLimited'));
  }
  if (statusCode !== undefined && statusCode < 500) {
    return new SlipwayError('bad-request', 'The request cannot be understood.', {
      expected: 'valid JSON of the kind that /api/openapi.json describes',
      found: error.message,
      cause: error,
    });
  }
  return error;
}

/** Turns what services throw into answers, once for all routes, and into entries of the log. */
export function answerErrors(server: FastifyInstance): void {
  server.setErrorHandler((thrown: FastifyError, request, reply) => {
    const error = translate(thrown, request);
    logError(request, error);
    return send(reply, problemOf(error, request.id, requestLanguage(request)));
  });
}

/** Answers with a problem. */
export function send(reply: FastifyReply, problem: Problem): FastifyReply {
  return reply.code(statusOf(problem.code)).type('application/json').send(JSON.stringify(problem));
}

/** Detail for the log: an expected failure in a line, a defect with its stack. */
export function logError(request: FastifyRequest, error: unknown): void {
  const problem = problemOf(error, request.id, 'en');
  const detail = error instanceof SlipwayError ? error.detail : undefined;
  if (statusOf(problem.code) >= 500) request.log.error({ err: error, detail }, problem.message);
  else request.log.info({ problem, detail }, problem.message);
}
