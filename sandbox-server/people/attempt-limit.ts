import { isIPv6 } from 'node:net';

export interface AttemptLimitOptions {
  /** Failures after which no more are heard. */
  readonly most: number;
  /** Milliseconds after which a failure is forgotten. */
  readonly within: number;
  readonly now?: () => Date;
}

/** Keys of which failures are remembered: an attacker must not fill the memory. */
const mostKeys = 20_000;

/** Counts failures by key: of an account, or of an address. */
export class AttemptLimit {
  readonly #options: AttemptLimitOptions;
  /** By the time of the first failure, the oldest first. */
  readonly #failures = new Map<string, { since: number; count: number }>();

  constructor(options: AttemptLimitOptions) {
    this.#options = options;
  }

  isOver(key: string): boolean {
    const known = this.#failures.get(key);
    return known !== undefined && this.#isRecent(known.since) && known.count >= this.#options.most;
  }

  /** Counted before the outcome is known, so that many at once are no way around it. */
  count(key: string): void {
    const known = this.#failures.get(key);
    if (known && this.#isRecent(known.since)) {
      known.count += 1;
      return;
    }
    this.#failures.delete(key);
    this.#failures.set(key, { since: this.#now(), count: 1 });
    if (this.#failures.size <= mostKeys) return;
    const [oldest] = this.#failures.keys();
    if (oldest !== undefined) this.#failures.delete(oldest);
  }

  /** It was no failure. */
  takeBack(key: string): void {
    const known = this.#failures.get(key);
    if (known) known.count -= 1;
  }

  #isRecent(since: number): boolean {
    return this.#now() - since < this.#options.within;
  }

  #now(): number {
    return (this.#options.now?.() ?? new Date()).getTime();
  }
}

/** What one attacker has of addresses: one of IPv4, or the 64 bits of IPv6 that a network is given. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('%')[0]!.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const front = groups(head);
  const back = groups(tail ?? '');
  const missing = tail === undefined ? 0 : 8 - front.length - back.length;
  const all = [...front, ...Array<string>(Math.max(0, missing)).fill('0'), ...back];
  return `${all
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
