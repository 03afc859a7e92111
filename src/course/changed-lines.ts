import { diffLines } from 'diff';

/** A file as `<PutFile>` shows it: the new text with the lines that go, and which lines are which. */
export interface ChangedLines {
  readonly text: string;
  /** Numbers of the added lines in `text`, from 1. */
  readonly added: readonly number[];
  /** Numbers of the removed lines in `text`, from 1. */
  readonly removed: readonly number[];
}

/** Above this part of its lines a file counts as written anew. */
const rewritten = 0.6;

/** Compares two versions of a file by line. One that is new or written anew has no marked lines. */
export function changedLines(before: string | null, after: string): ChangedLines {
  if (before === null) return { text: after, added: [], removed: [] };
  const added: number[] = [];
  const removed: number[] = [];
  let line = 1;
  let text = '';
  for (const part of diffLines(before, after)) {
    const end = line + part.count;
    for (; line < end; line += 1) {
      if (part.added) added.push(line);
      if (part.removed) removed.push(line);
    }
    text += part.value.endsWith('\n') ? part.value : `${part.value}\n`;
  }
  const isRewritten = added.length > rewritten * after.trimEnd().split('\n').length;
  return isRewritten ? { text: after, added: [], removed: [] } : { text, added, removed };
}
