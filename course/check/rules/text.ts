import type { Rule } from '../checked-course.ts';

/** What the template of "slipway lesson new" leaves to be written. */
export const openMark = /\bTODO\b/;

/** Texts without a mark of what is still to be written. */
export const textRule: Rule = ({ texts }) =>
  [...texts.values()].flatMap(({ file, lines }) =>
    lines.flatMap((line, at) =>
      openMark.test(line)
        ? [
            {
              severity: 'error' as const,
              file,
              line: at + 1,
              expected: 'a finished text',
              found: line.trim().slice(0, 80),
              remedy: 'Write what is still missing, and take the TODO out.',
            },
          ]
        : [],
    ),
  );
