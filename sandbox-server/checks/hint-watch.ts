import type { Check } from '../../protocol/check.ts';
import type { Condition, Hint } from '../../protocol/hint.ts';
import type { CheckFacts } from './check-facts.ts';
import { evaluateCheck } from './evaluate-check.ts';

/** What one step's hints are judged by. */
export interface HintContext {
  readonly facts: CheckFacts;
  /** How often the learner has asked what is missing, in vain. */
  readonly tries: number;
  /** Told why a condition could not be evaluated; it then counts as not fulfilled. */
  readonly onError: (error: unknown, check: Check) => void;
}

/** Follows the conditions of one step's hints over time. */
export class HintWatch {
  readonly #hints: readonly Hint[];
  /** When (Unix time in ms) the conditions of a hint began to hold. */
  readonly #since = new Map<string, number>();
  #open: readonly string[] = [];

  constructor(hints: readonly Hint[]) {
    this.#hints = hints;
  }

  /** Looks at the conditions; returns the ids of the hints that apply now. */
  async look(context: HintContext): Promise<readonly string[]> {
    const applies = await Promise.all(
      this.#hints.map(async (hint) => {
        if (!(await holds(hint, context))) {
          this.#since.delete(hint.id);
          return false;
        }
        const since = this.#since.get(hint.id) ?? Date.now();
        this.#since.set(hint.id, since);
        return Date.now() - since >= hint.holdsFor * 1000;
      }),
    );
    this.#open = this.#hints.filter((_, at) => applies[at]).map(({ id }) => id);
    return this.#open;
  }

  /** Whether a hint may open, or no longer apply, though nothing happens in the machine. */
  get isWaiting(): boolean {
    return this.#hints.some(({ id, when }) => {
      if (!this.#since.has(id)) return false;
      return (
        !this.#open.includes(id) || when.some(({ kind }) => kind === 'http' || kind === 'port')
      );
    });
  }
}

async function holds(hint: Hint, { facts, tries, onError }: HintContext): Promise<boolean> {
  if (tries < (hint.tries ?? 0)) return false;
  for (const condition of hint.when) {
    const { not, ...check } = asCheck(condition, hint.id);
    try {
      const { passed } = await evaluateCheck(check, facts);
      if (passed === not) return false;
    } catch (error) {
      onError(error, check);
      return false;
    }
  }
  return true;
}

/** A condition as the evaluators take it; nobody reads its words. */
const asCheck = (condition: Condition, id: string): Check & { readonly not: boolean } => ({
  ...condition,
  id,
  title: { en: id },
  points: 1,
});
