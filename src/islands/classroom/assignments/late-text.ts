import type { LateRule } from '../../../../protocol/assignment.ts';
import { inSequence, word } from '../../../i18n/word.ts';

/** Days late of which a rule is shown at work. */
const example = 3;

/** What a late rule does, in a sentence or two: "3 days late: 30 % off." */
export function lateText(late: LateRule): string {
  if (late.kind === 'none') return word('assignments.lateNone');
  const { percent, mostPercent, graceMinutes } = late;
  return inSequence(
    word('assignments.latePreview', {
      ...{ count: example, percent: round(Math.min(mostPercent, percent * example)) },
    }),
    mostPercent < 100 && percent > 0
      ? word('assignments.lateMost', { percent: round(mostPercent) })
      : undefined,
    graceMinutes > 0 ? word('assignments.graceText', { count: graceMinutes }) : undefined,
  );
}

const round = (percent: number) => Math.round(percent * 100) / 100;
