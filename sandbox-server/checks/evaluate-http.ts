import type { HttpCheck } from '../../protocol/check.ts';
import type { CheckFacts } from './check-facts.ts';
import { publisherOf } from './publisher-of.ts';
import { readablePattern } from './readable-pattern.ts';
import { failed, passed, type Verdict } from './verdict.ts';

/** Asks a published port for a page. */
export async function evaluateHttp(check: HttpCheck, facts: CheckFacts): Promise<Verdict> {
  const { port, path, status, body } = check;
  const shown = body === undefined ? undefined : readablePattern(body);
  const wantedBody = shown === undefined ? '' : ` that says ${shown}`;
  const expected = `at localhost:${port}${path}, an answer with status ${status}${wantedBody}`;
  const publisher = publisherOf(await facts.state(), port);
  if (!publisher) return failed(expected, `no running container that publishes port ${port}`);

  const answer = await facts.fetchPort(port, path);
  if (!answer) {
    return failed(
      expected,
      `port ${port} published by ${publisher.name}, but no answer: does the program listen on port ` +
        `${publisher.containerPort} of the container, and on 0.0.0.0?`,
    );
  }
  if (answer.status !== status) return failed(expected, `status ${answer.status}`);
  if (body === undefined || new RegExp(body, 'm').test(answer.body)) return passed;
  const start = answer.body.trim().replace(/\s+/g, ' ').slice(0, 100);
  return failed(expected, start === '' ? 'an empty page' : `a page that says “${start}”`);
}
