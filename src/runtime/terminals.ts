import { computed, signal, type ReadonlySignal } from '@preact/signals-core';
import { maxTerminals } from '../../protocol/terminal.ts';
import type { TerminalLine } from './lesson-runtime.ts';

const names = ['main', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight'];

/** The terminals of a runtime, in the order of their tabs. There is always at least one. */
export class Terminals<Line extends TerminalLine = TerminalLine> {
  readonly #open: (name: string) => Line;
  readonly #connections = signal<readonly Line[]>([]);
  readonly #activeName = signal('main');

  /** @param open Makes the connection of a terminal's name. */
  constructor(
    open: (name: string) => Line,
    remembered: { terminals?: string[]; terminal?: string } = {},
  ) {
    this.#open = open;
    for (const name of remembered.terminals ?? []) this.show(name);
    this.show(remembered.terminal ?? 'main');
  }

  get connections(): ReadonlySignal<readonly Line[]> {
    return this.#connections;
  }

  /** The terminal in front. */
  readonly active = computed(
    () =>
      this.#connections.value.find(({ name }) => name === this.#activeName.value) ??
      this.#connections.value[0]!,
  );

  readonly canOpen = computed(() => this.#connections.value.length < maxTerminals);

  /** Brings the terminal of this name to the front, opening it where there is none. */
  show(name: string): Line {
    let connection = this.#connections.peek().find((open) => open.name === name);
    if (!connection) {
      connection = this.#open(name);
      this.#connections.value = [...this.#connections.peek(), connection];
    }
    this.#activeName.value = name;
    return connection;
  }

  /** Opens one more under the first free name; null where there are as many as may be. */
  openNext(): Line | null {
    const taken = new Set(this.#connections.peek().map(({ name }) => name));
    const free = names.find((name) => !taken.has(name));
    return free && this.canOpen.peek() ? this.show(free) : null;
  }

  /** Ends the terminal's shell and takes its tab away; the last one is replaced by a new `main`. */
  close(name: string): void {
    const before = this.#connections.peek();
    const at = before.findIndex((open) => open.name === name);
    if (at < 0) return;
    before[at]!.hangUp();
    const left = before.filter((open) => open.name !== name);
    this.#connections.value = left.length > 0 ? left : [this.#open('main')];
    const front = this.#connections.peek();
    if (this.#activeName.peek() === name) {
      this.#activeName.value = front[Math.min(at, front.length - 1)]!.name;
    }
  }

  connectAll(): void {
    for (const connection of this.#connections.peek()) connection.connect();
  }

  disconnectAll(): void {
    for (const connection of this.#connections.peek()) connection.disconnect();
  }

  dispose(): void {
    for (const connection of this.#connections.peek()) connection.dispose();
  }
}
