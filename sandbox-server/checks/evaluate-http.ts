import type { HttpCheck } from '../../protocol/check.ts';
import { phrase } from '../words/phrase.ts';
import type { CheckFacts } from './check-facts.ts';
import { publisherOf } from './publisher-of.ts';
import { failed, passed, type Verdict } from './verdict.ts';
import type { Holds } from './pattern-search.ts';
import { wantedPage } from './wanted-page.ts';

/** Asks a published port for a page. */
export async function evaluateHttp(
  check: HttpCheck,
  facts: CheckFacts,
  holds: Holds,
): Promise<Verdict> {
  const { port, path, status, body } = check;
  const expected = wantedPage(check);
  const publisher = publisherOf(await facts.state(), port);
  if (!publisher) return failed(expected, phrase('http.noPublisher', { port }));

  const answer = await facts.fetchPort(port, path);
  if (!answer) {
    const { name: container, containerPort } = publisher;
    return failed(expected, phrase('http.silent', { port, container, containerPort }));
  }
  if (answer.status !== status) {
    return failed(expected, phrase('http.status', { status: answer.status }));
  }
  if (body === undefined || holds(answer.body, body)) return passed;
  const start = answer.body.trim().replace(/\s+/g, ' ').slice(0, 100);
  return failed(
    expected,
    start === '' ? phrase('http.empty') : phrase('http.says', { text: start }),
  );
}
