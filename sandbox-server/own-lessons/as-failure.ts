import type { LessonTestFailure } from '../../protocol/own-lesson.ts';

/** Characters of what is shown of an output. */
const mostShown = 4_000;

/** A failure of bounded size, without what no page shows: machines of strangers print all sorts. */
export function asFailure(found: {
  readonly step?: string | undefined;
  readonly command?: string | undefined;
  readonly expected: string;
  readonly found: string;
}): Omit<LessonTestFailure, 'trial'> {
  return {
    ...(found.step !== undefined && { step: shown(found.step) }),
    ...(found.command !== undefined && { command: shown(found.command) }),
    expected: shown(found.expected),
    found: shown(found.found),
  };
}

function shown(text: string): string {
  // oxlint-disable-next-line no-control-regex
  const plain = text.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '�').trimEnd();
  return plain.length <= mostShown ? plain : `${plain.slice(0, mostShown)}…`;
}
