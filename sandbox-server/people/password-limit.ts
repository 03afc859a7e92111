import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';
import { AttemptLimit, networkOf } from './attempt-limit.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/**
 * Wrong passwords after which no more are heard of:
 * - one account from one network: whoever is elsewhere types on;
 * - one network, for all accounts: a school may be behind one address;
 * - one account, from everywhere: NIST SP 800-63B (5.2.2) allows a hundred. At a hundred a day who has
 *   many networks tries 36,500 passwords in a year, of twelve characters at least;
 * - a browser that the account has signed in with before, which none of the others holds up.
 */
const limits = {
  ofAccountHere: { most: 10, within: 15 * minute },
  ofNetwork: { most: 50, within: 15 * minute },
  ofAccount: { most: 100, within: day },
  ofDevice: { most: 10, within: 15 * minute },
} as const;

/** Who types a password. */
export interface PasswordTypist {
  /** What was typed as the account, in lower case. */
  readonly account: string;
  /** Where the call comes from. */
  readonly address: string;
  /** The browser, where it is known to be the account's own. */
  readonly device: string | null;
}

/** Slows down who guesses passwords, and nobody else. */
export class PasswordLimit {
  readonly #limits: Readonly<Record<keyof typeof limits, AttemptLimit>>;

  constructor(now?: () => Date) {
    const clock = now ? { now } : {};
    this.#limits = {
      ofAccountHere: new AttemptLimit({ ...limits.ofAccountHere, ...clock }),
      ofNetwork: new AttemptLimit({ ...limits.ofNetwork, ...clock }),
      ofAccount: new AttemptLimit({ ...limits.ofAccount, ...clock }),
      ofDevice: new AttemptLimit({ ...limits.ofDevice, ...clock }),
    };
  }

  /**
   * Counts a try before its outcome is known, so that many at once are no way around it.
   * @returns says that it was right
   * @throws SlipwayError `rate-limited`
   */
  begin({ account, address, device }: PasswordTypist): () => void {
    const network = networkOf(address);
    const counted: readonly (readonly [AttemptLimit, string])[] =
      device === null
        ? [
            [this.#limits.ofAccountHere, `${account} ${network}`],
            [this.#limits.ofNetwork, network],
            [this.#limits.ofAccount, account],
          ]
        : [[this.#limits.ofDevice, `${account} ${device}`]];
    if (counted.some(([limit, key]) => limit.isOver(key))) {
      throw new SlipwayError('rate-limited', told('signIn.tooMany'));
    }
    for (const [limit, key] of counted) limit.count(key);
    return () => {
      for (const [limit, key] of counted) limit.takeBack(key);
    };
  }
}
