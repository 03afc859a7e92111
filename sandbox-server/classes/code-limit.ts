import { SlipwayError } from '../errors/slipway-error.ts';
import { AttemptLimit, networkOf } from '../people/attempt-limit.ts';
import { told } from '../words/told.ts';
import { isOldCode } from './join-code.ts';

/**
 * Wrong codes of eight letters from one network, and the time in which they count. At a thousand an
 * hour one network tries 8.8e6 of 1.1e12 codes in a year: where fifty classes still have one of these,
 * 2,500 such years find one. Classmates who mistype do not come to a thousand.
 */
const most = 1_000;
const within = 60 * 60_000;

/**
 * Lets nobody try many codes of earlier releases, which can be guessed. Of those that are made now
 * none is found by guessing, so nothing is counted and a right one is never refused: see `createJoinCode`.
 */
export class CodeLimit {
  readonly #networks: AttemptLimit;

  constructor(now: () => Date) {
    this.#networks = new AttemptLimit({ most, within, now });
  }

  /**
   * What the code opens, by `find`; null counts as a wrong guess.
   * @throws SlipwayError `rate-limited`
   */
  async try<Found>(
    address: string,
    code: string,
    find: (code: string) => Promise<Found | null>,
  ): Promise<Found | null> {
    if (!isOldCode(code)) return find(code);
    const network = networkOf(address);
    if (this.#networks.isOver(network)) {
      throw new SlipwayError('rate-limited', told('rateLimited'));
    }
    this.#networks.count(network);
    const found = await find(code);
    if (found !== null) this.#networks.takeBack(network);
    return found;
  }
}
