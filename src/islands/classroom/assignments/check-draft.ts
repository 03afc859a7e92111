import { z } from 'zod';
import { mostHiddenChecks } from '../../../../protocol/assignment.ts';
import { type Check, checkSchema } from '../../../../protocol/check.ts';

/** A check that is being written, and may lack what it needs. */
export type CheckDraft = Readonly<Record<string, unknown>>;

const drafts = z.array(z.record(z.string(), z.unknown())).max(mostHiddenChecks);
const checks = z.array(checkSchema).max(mostHiddenChecks);

/** All of them, or null where one is not complete yet. */
export function readChecks(written: readonly CheckDraft[]): Check[] | null {
  return checks.safeParse(written).data ?? null;
}

/** What stands in a text, or what is wrong with it. */
export function parseDrafts(text: string): CheckDraft[] | string {
  if (text.trim() === '') return [];
  try {
    const value: unknown = JSON.parse(text);
    const read = checks.safeParse(value);
    if (!read.success) {
      const [issue] = read.error.issues;
      return `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;
    }
    // As it was written: without what is so where nothing is said.
    return drafts.parse(value);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Paths of fields that cannot be as they are: `publishes.port`. */
export function wrongFields(draft: CheckDraft): Set<string> {
  const read = checkSchema.safeParse(draft);
  const wrong = new Set((read.error?.issues ?? []).map(({ path }) => path.join('.')));
  const { atLeast = 1, atMost } = draft;
  if (typeof atMost === 'number' && typeof atLeast === 'number' && atMost < atLeast) {
    wrong.add('atMost');
  }
  return wrong;
}

/** What stands at `publishes.port`. */
export function valueAt(draft: CheckDraft, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null
          ? (value as Record<string, unknown>)[key]
          : undefined,
      draft,
    );
}

/** The draft with something else there; what is empty is left out, and what holds nothing then. */
export function withValue(draft: CheckDraft, path: string, value: unknown): CheckDraft {
  const [key = '', ...rest] = path.split('.');
  const isEmpty = (some: unknown) => some === undefined || some === '' || some === false;
  const inner = draft[key];
  const changed =
    rest.length === 0 ? value : withValue((inner ?? {}) as CheckDraft, rest.join('.'), value);
  const isGone =
    isEmpty(changed) ||
    (typeof changed === 'object' && changed !== null && Object.keys(changed).length === 0);
  const { [key]: _, ...others } = draft;
  return isGone ? others : { ...draft, [key]: changed };
}

/** A new one, with an id that no other has. */
export function newDraft(all: readonly CheckDraft[]): CheckDraft {
  const taken = new Set(all.map(({ id }) => id));
  let number = all.length + 1;
  while (taken.has(`hidden-${number}`)) number += 1;
  return { id: `hidden-${number}`, title: { en: '' }, kind: 'file', points: 1 };
}

/** Of another kind: what only the former kind has is gone. */
export const ofKind = ({ id, title, points }: CheckDraft, kind: Check['kind']): CheckDraft => ({
  ...{ id, title, kind },
  ...(points !== undefined && { points }),
});
