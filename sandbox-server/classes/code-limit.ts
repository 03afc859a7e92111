import { SlipwayError } from '../errors/slipway-error.ts';
import { AttemptLimit, networkOf } from '../people/attempt-limit.ts';
import { told } from '../words/told.ts';

const within = 10 * 60_000;
/** Whole classes come from one address, and some of them mistype. */
const mostOfNetwork = 60;
const mostOfPerson = 10;

/** Who types a code. */
export interface CodeTypist {
  readonly address: string;
  /** Null for one whom nobody knows. */
  readonly person: string | null;
}

/** Lets nobody try many codes: what was wrong is counted for ten minutes. */
export class CodeLimit {
  readonly #networks: AttemptLimit;
  readonly #persons: AttemptLimit;

  constructor(now: () => Date) {
    this.#networks = new AttemptLimit({ most: mostOfNetwork, within, now });
    this.#persons = new AttemptLimit({ most: mostOfPerson, within, now });
  }

  /**
   * What the code opens, by `find`; null counts as a wrong guess.
   * @throws SlipwayError `rate-limited`
   */
  async try<Found>(typist: CodeTypist, find: () => Promise<Found | null>): Promise<Found | null> {
    const keys = [
      [this.#networks, networkOf(typist.address)],
      ...(typist.person === null ? [] : ([[this.#persons, typist.person]] as const)),
    ] as const;
    if (keys.some(([limit, key]) => limit.isOver(key))) {
      throw new SlipwayError('rate-limited', told('rateLimited'));
    }
    for (const [limit, key] of keys) limit.count(key);
    const found = await find();
    if (found !== null) for (const [limit, key] of keys) limit.takeBack(key);
    return found;
  }
}
