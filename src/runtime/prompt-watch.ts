/** `ESC [ ? 2 0 0 4`: bracketed paste mode; `h` turns it on and `l` off. */
const mode = [0x1b, 0x5b, 0x3f, 0x32, 0x30, 0x30, 0x34];
const on = 0x68;
const off = 0x6c;

/**
 * Tells from a terminal's output whether a prompt waits for input: bash's readline turns bracketed
 * paste on when it shows a prompt and off when it runs a command (bash 5.1, `enable-bracketed-paste`).
 */
export class PromptWatch {
  #carry = new Uint8Array(0);
  #open = false;
  #hasOpened = false;
  readonly #waiting = new Set<() => void>();

  /** Whether a prompt waits now. */
  get isOpen(): boolean {
    return this.#open;
  }

  /** Whether there has been a prompt since the last {@link reset}. */
  get hasOpened(): boolean {
    return this.#hasOpened;
  }

  /** Takes the next bytes of output, cut anywhere. */
  push(bytes: Uint8Array): void {
    const all = this.#carry.length > 0 ? concatenate(this.#carry, bytes) : bytes;
    let at = all.indexOf(mode[0]!);
    for (; at >= 0 && at + mode.length < all.length; at = all.indexOf(mode[0]!, at + 1)) {
      if (mode.some((byte, index) => all[at + index] !== byte)) continue;
      const last = all[at + mode.length];
      if (last === on) this.#opened();
      else if (last === off) this.#open = false;
    }
    this.#carry = at >= 0 ? all.slice(at) : new Uint8Array(0);
  }

  /** Forgets all, as when another shell comes. */
  reset(): void {
    this.#carry = new Uint8Array(0);
    this.#open = false;
    this.#hasOpened = false;
  }

  /** Resolves at the next prompt with true, or with false after `milliseconds`. */
  next(milliseconds: number): Promise<boolean> {
    return new Promise((resolve) => {
      const opened = () => {
        clearTimeout(timer);
        this.#waiting.delete(opened);
        resolve(true);
      };
      const timer = setTimeout(() => {
        this.#waiting.delete(opened);
        resolve(false);
      }, milliseconds);
      this.#waiting.add(opened);
    });
  }

  #opened(): void {
    this.#open = true;
    this.#hasOpened = true;
    for (const opened of this.#waiting) opened();
  }
}

function concatenate(first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
}
