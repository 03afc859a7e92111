import type { Rule } from './checked-course.ts';
import type { RuleName } from './finding.ts';
import { calloutsRule } from './rules/callouts.ts';
import { checksRule } from './rules/checks.ts';
import { componentsRule } from './rules/components.ts';
import { exerciseRule } from './rules/exercise.ts';
import { figuresRule } from './rules/figures.ts';
import { filesRule } from './rules/files.ts';
import { idsRule } from './rules/ids.ts';
import { linksRule } from './rules/links.ts';
import { recordingsRule } from './rules/recordings.ts';
import { sheetIdsRule } from './rules/sheet-ids.ts';
import { textRule } from './rules/text.ts';
import { translationsRule } from './rules/translations.ts';

/** All that `lesson check` looks for in a lesson whose files can be read. */
export const rules: ReadonlyMap<RuleName, Rule> = new Map<RuleName, Rule>([
  ['text', textRule],
  ['components', componentsRule],
  ['callouts', calloutsRule],
  ['ids', idsRule],
  ['checks', checksRule],
  ['exercise', exerciseRule],
  ['files', filesRule],
  ['figures', figuresRule],
  ['recordings', recordingsRule],
  ['links', linksRule],
  ['translations', translationsRule],
]);

/** What it looks for in the cheat sheet, which has no steps, no checks and no exercise. */
export const sheetRules: ReadonlyMap<RuleName, Rule> = new Map<RuleName, Rule>([
  ['text', textRule],
  ['components', componentsRule],
  ['callouts', calloutsRule],
  ['ids', sheetIdsRule],
  ['figures', figuresRule],
  ['links', linksRule],
  ['translations', translationsRule],
]);
