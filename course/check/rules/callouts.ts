import { callouts } from '../../vocabulary.ts';
import type { Rule } from '../checked-course.ts';

/** Callouts of a kind that there is. */
export const calloutsRule: Rule = ({ texts }) =>
  [...texts.values()].flatMap((text) =>
    text.callouts
      .filter(({ value }) => !callouts.includes(value))
      .map(({ value, line }) => ({
        severity: 'error' as const,
        file: text.file,
        line,
        expected: `one of ${callouts.map((name) => `:::${name}`).join(', ')}`,
        found: `:::${value}`,
        remedy: 'Use a callout that there is; any other is left out of the page.',
      })),
  );
