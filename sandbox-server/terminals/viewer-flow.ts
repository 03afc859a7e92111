import { maxUnacknowledgedBytes } from '../../protocol/terminal.ts';

/** After this long without an acknowledgement a reader no longer holds the shell up. */
export const stallMilliseconds = 10_000;

/**
 * How far behind one viewer is, in bytes it was sent and has not drawn. `full` asks the shell to
 * wait; a viewer that stays full too long is `behind`: it is sent nothing until it has caught up,
 * and then the whole screen.
 */
export class ViewerFlow {
  #unacknowledged = 0;
  #fullSince: number | null = null;
  #behind = false;

  get full(): boolean {
    return !this.#behind && this.#unacknowledged >= maxUnacknowledgedBytes;
  }

  /** Whether a good part of what was sent is yet to be drawn. */
  get lags(): boolean {
    return this.#unacknowledged > maxUnacknowledgedBytes / 4;
  }

  get behind(): boolean {
    return this.#behind;
  }

  /** @param now milliseconds, from any one clock */
  sent(bytes: number, now: number): void {
    this.#unacknowledged += bytes;
    if (this.full) this.#fullSince ??= now;
  }

  /**
   * @returns true when a viewer that was behind has caught up: it is owed the screen. Bytes that
   * were never sent count for nothing.
   */
  acknowledged(bytes: number): boolean {
    this.#unacknowledged = Math.max(0, this.#unacknowledged - bytes);
    this.#fullSince = null;
    if (!this.#behind || this.#unacknowledged > 0) return false;
    this.#behind = false;
    return true;
  }

  /** Gives up waiting for a viewer that has been full for too long. True when it just became so. */
  stall(now: number): boolean {
    if (this.#fullSince === null || now - this.#fullSince < stallMilliseconds) return false;
    this.#fullSince = null;
    this.#behind = true;
    return true;
  }
}
