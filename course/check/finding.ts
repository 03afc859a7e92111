import type { LessonFault } from '../lesson-error.ts';

/** What a finding is about; one rule, one file in `rules/`. */
export type RuleName =
  | 'callouts'
  | 'checks'
  | 'components'
  | 'course'
  | 'exercise'
  | 'figures'
  | 'files'
  | 'ids'
  | 'links'
  | 'recordings'
  | 'schema'
  | 'text'
  | 'translations';

/** A defect of a lesson. An error stops `lesson check` and the site's build; a warning does not. */
export interface Finding extends LessonFault {
  readonly rule: RuleName;
  readonly severity: 'error' | 'warning';
  readonly lesson: string;
  /** What to do about it. */
  readonly remedy: string;
}

/** A finding as a rule makes it: the lesson is known to whoever calls the rule. */
export type RuleFinding = Omit<Finding, 'lesson' | 'rule'>;

/** The finding over several lines, for a terminal. */
export function findingText(finding: Finding): string {
  const { file, line, place, severity, rule, expected, found, remedy } = finding;
  const where = line === undefined ? file : `${file}:${line}`;
  return [
    `${where}: ${severity} (${rule})${place ? ` at ${place}` : ''}`,
    `  expected: ${expected}`,
    `  found:    ${found}`,
    `  → ${remedy}`,
  ].join('\n');
}
