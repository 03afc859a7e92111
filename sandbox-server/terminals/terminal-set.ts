import { maxTerminals, type TerminalSize } from '../../protocol/terminal.ts';
import type { Driver, MachineRef } from '../drivers/driver.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';
import { Terminal } from './terminal.ts';

/** The size of a terminal that was opened before anybody looked at it. */
export const unseenSize: TerminalSize = { cols: 100, rows: 30 };

interface Listening {
  readonly listener: (name: string, terminal: Terminal) => void;
}

/** The terminals of one session, by name. A shell that ended makes room for a new one. */
export class TerminalSet {
  readonly #driver: Driver;
  readonly #machine: MachineRef;
  readonly #terminals = new Map<string, Promise<Terminal>>();
  readonly #listeners = new Set<Listening>();

  constructor(driver: Driver, machine: MachineRef) {
    this.#driver = driver;
    this.#machine = machine;
  }

  get names(): string[] {
    return [...this.#terminals.keys()];
  }

  /**
   * The terminal of this name, opened where there is none.
   * @throws SlipwayError `too-many-terminals` for a ninth; what `Driver.openTerminal` throws
   */
  open(name: string, size: TerminalSize): Promise<Terminal> {
    const present = this.#terminals.get(name);
    if (present) return present;
    if (this.#terminals.size >= maxTerminals) {
      throw new SlipwayError(
        'too-many-terminals',
        told('terminals.tooMany', { most: maxTerminals, name }),
      );
    }
    const opening = this.#openNew(name, size);
    this.#terminals.set(name, opening);
    for (const listening of this.#listeners) this.#announce(name, opening, listening);
    opening.catch(() => this.#forget(name, opening));
    return opening;
  }

  /** Calls back for every terminal, those that are open too. @returns ends it */
  onOpen(listener: (name: string, terminal: Terminal) => void): () => void {
    const listening = { listener };
    this.#listeners.add(listening);
    for (const [name, opening] of this.#terminals) this.#announce(name, opening, listening);
    return () => this.#listeners.delete(listening);
  }

  /** The terminal of this name; undefined where none is open. */
  find(name: string): Promise<Terminal> | undefined {
    return this.#terminals.get(name);
  }

  dispose(): void {
    for (const opening of this.#terminals.values()) {
      opening.then(
        (terminal) => terminal.dispose(),
        () => undefined,
      );
    }
    this.#terminals.clear();
  }

  async #openNew(name: string, size: TerminalSize): Promise<Terminal> {
    const terminal = new Terminal(await this.#driver.openTerminal(this.#machine, size), size);
    void terminal.ended.then(() => this.#forget(name, this.#terminals.get(name)));
    return terminal;
  }

  #announce(name: string, opening: Promise<Terminal>, listening: Listening): void {
    opening.then(
      (terminal) => {
        if (this.#listeners.has(listening)) listening.listener(name, terminal);
      },
      () => undefined, // Told to whoever opened it.
    );
  }

  #forget(name: string, which: Promise<Terminal> | undefined): void {
    if (which && this.#terminals.get(name) === which) this.#terminals.delete(name);
  }
}
