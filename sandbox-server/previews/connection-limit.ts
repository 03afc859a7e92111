import { tooManyConnections } from './preview-problem.ts';

/** Counts what is open under each key. */
export class ConnectionLimit {
  readonly #most: number;
  readonly #open = new Map<string, number>();

  constructor(most: number) {
    this.#most = most;
  }

  /** @returns gives the place back, once. @throws SlipwayError `at-capacity` */
  take(key: string): () => void {
    const open = this.#open.get(key) ?? 0;
    if (open >= this.#most) throw tooManyConnections(this.#most);
    this.#open.set(key, open + 1);
    let isTaken = true;
    return () => {
      if (isTaken) this.#add(key, -1);
      isTaken = false;
    };
  }

  #add(key: string, count: number): void {
    const open = (this.#open.get(key) ?? 0) + count;
    if (open > 0) this.#open.set(key, open);
    else this.#open.delete(key);
  }
}
