/** Runs tasks with the same key one after another, in the order they came; others at once. */
export class Turns {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Resolves or rejects as the task does. A task that fails does not hold up the next. */
  async take<Result>(key: string, task: () => Promise<Result>): Promise<Result> {
    const before = this.#last.get(key) ?? Promise.resolve();
    const turn = before.then(task, task);
    this.#last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.#last.get(key) === turn) this.#last.delete(key);
    }
  }

  /** Resolves when all tasks that were taken up to now have ended, however they ended. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#last.values());
  }
}
