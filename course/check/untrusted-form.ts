import type { LessonFault } from '../lesson-error.ts';

/**
 * What parsers read differently: a lone carriage return begins a line to the one that reads a
 * description for pages, and none to ours.
 */
// oxlint-disable-next-line no-control-regex
const strange = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufeff]|\r(?!\n)/u;

/** What in the bare form of a stranger's text could be read otherwise by the program that makes pages of it. */
export function formFaults(text: string, file: string): LessonFault[] {
  const faults: LessonFault[] = [];
  if (!/^---\r?\n/.test(text)) {
    const found = JSON.stringify(text.slice(0, 20));
    faults.push({
      file,
      line: 1,
      expected: '"---" as the first line, and nothing before it',
      found,
    });
  }
  for (const [at, line] of text.split('\n').entries()) {
    const [character] = strange.exec(line) ?? [];
    // The carriage return of a line that Windows ended.
    if (character === undefined || (character === '\r' && line.indexOf('\r') === line.length - 1)) {
      continue;
    }
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    const expected = 'text without control characters';
    faults.push({ file, line: at + 1, expected, found: `U+${code}` });
  }
  return faults;
}
