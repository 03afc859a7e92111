import { searchText } from './search-text.ts';

/** A lesson's pattern finds what it looks for in far less, even on a busy host. */
const mostOfPattern = 250;
/** What slow patterns may take together: with the last one's own time the loop is held for a second. */
const mostOfAll = 750;
/** What a pattern may still take once that is used up: those that end at once are not at fault. */
const leastOfPattern = 5;

/** Whether a pattern (multi-line) is found in a text. @throws SyntaxError for what is no regular expression */
export type Holds = (text: string, pattern: string) => boolean;

export interface PatternSearchOptions {
  /** As {@link searchText}. */
  readonly search?: typeof searchText;
  /** Milliseconds on a clock that only goes on. */
  readonly now?: () => number;
}

/**
 * Looks for patterns in texts that a learner wrote, with one limit on time for all that is looked for:
 * nothing else runs on the server meanwhile. A pattern that used up its time, in one text or in many,
 * holds in none from then on. One of these is for all checks of a submission, or of a step.
 */
export class PatternSearch {
  readonly #search: typeof searchText;
  readonly #now: () => number;
  readonly #spent = new Map<string, number>();
  readonly #givenUp = new Set<string>();
  #left = mostOfAll;

  constructor({ search = searchText, now = () => performance.now() }: PatternSearchOptions = {}) {
    [this.#search, this.#now] = [search, now];
  }

  readonly holds: Holds = (text, pattern) => {
    if (this.#givenUp.has(pattern)) return false;
    const spent = this.#spent.get(pattern) ?? 0;
    const patience = Math.ceil((this.#left > 0 ? mostOfPattern : leastOfPattern) - spent);
    const begun = this.#now();
    const found = patience > 0 ? this.#search(text, pattern, patience) : 'too long';
    const took = this.#now() - begun;
    this.#spent.set(pattern, spent + took);
    this.#left -= took;
    if (found === 'too long') this.#givenUp.add(pattern);
    return found === true;
  };

  /** The checks are evaluated again, after a pause: the time begins anew, and what was given up stays so. */
  renew(): void {
    this.#spent.clear();
    this.#left = mostOfAll;
  }
}
