import type { FileCheck } from '../../protocol/check.ts';
import { phrase } from '../words/phrase.ts';
import type { CheckFacts } from './check-facts.ts';
import { literalStart } from './readable-pattern.ts';
import { failed, passed, quoted, type Verdict } from './verdict.ts';
import type { Holds } from './pattern-search.ts';

/** Looks for a file of the workspace, and for a passage in it. */
export async function evaluateFile(
  check: FileCheck,
  facts: CheckFacts,
  holds: Holds,
): Promise<Verdict> {
  const { path, absent, matches } = check;
  const text = await facts.readFile(path);
  const [there, missing] = [phrase('file.wanted', { path }), phrase('file.none', { path })];
  if (absent) return text === null ? passed : failed(missing, there);
  if (text === null) return failed(there, missing);
  if (matches === undefined || holds(text, matches)) return passed;

  const start = literalStart(matches);
  const line = start.length < 3 ? undefined : findLine(text, start);
  return line === undefined
    ? failed(phrase('file.otherContent', { path }), phrase('file.lacks', { path }))
    : failed(phrase('file.otherLine', { path, start }), quoted(line));
}

function findLine(text: string, start: string): string | undefined {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.find((line) => line.startsWith(start))?.slice(0, 100);
}
