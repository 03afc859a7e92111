import type { FileCheck } from '../../protocol/check.ts';
import type { CheckFacts } from './check-facts.ts';
import { literalStart } from './readable-pattern.ts';
import { failed, passed, type Verdict } from './verdict.ts';

/** Looks for a file of the workspace, and for a passage in it. */
export async function evaluateFile(check: FileCheck, facts: CheckFacts): Promise<Verdict> {
  const { path, absent, matches } = check;
  const text = await facts.readFile(path);
  if (absent) return text === null ? passed : failed(`no file ${path}`, `the file ${path}`);
  if (text === null) return failed(`the file ${path}`, `no file ${path}`);
  if (matches === undefined || new RegExp(matches, 'm').test(text)) return passed;

  const start = literalStart(matches);
  const line = start.length < 3 ? undefined : findLine(text, start);
  return line === undefined
    ? failed(`${path} with other content`, `${path}, saved, but without what is asked for`)
    : failed(`in ${path}, another line that begins with “${start}”`, `“${line}”`);
}

function findLine(text: string, start: string): string | undefined {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.find((line) => line.startsWith(start))?.slice(0, 100);
}
