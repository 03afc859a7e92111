import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import PQueue from 'p-queue';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';

/** scrypt as OWASP's Password Storage Cheat Sheet asks for: N = 2^17, r = 8, p = 1; 128 MiB of memory each. */
const owaspCost = 17;
const blockSize = 8;
const parallelization = 1;
const saltBytes = 16;
const hashBytes = 32;

/** Each keeps a thread of Node's four busy for half a second: files and DNS need the others. */
const atOnce = 2;
/** Who comes later would wait for longer than people do. */
const mostWaiting = 60;

/** Hashes passwords and compares them, a few at a time, so that nobody else waits for those who sign in. */
export class PasswordHasher {
  readonly #cost: number;
  readonly #queue = new PQueue({ concurrency: atOnce });
  /** What an account without a password is compared with: it takes as long. */
  #dummy: Promise<string> | undefined;

  /** @param cost the power of two that N is, for hashes that are made from now on */
  constructor(cost = owaspCost) {
    this.#cost = cost;
  }

  /** `scrypt$17$8$1$<salt>$<hash>`, which {@link matches} reads. @throws SlipwayError `rate-limited` */
  async hash(password: string): Promise<string> {
    const salt = randomBytes(saltBytes);
    const hash = await this.#derive(password, salt, this.#cost);
    const parameters = `scrypt$${this.#cost}$${blockSize}$${parallelization}`;
    return `${parameters}$${salt.toString('base64url')}$${hash.toString('base64url')}`;
  }

  /**
   * Whether it is the password. Takes as long for an account that has none (null).
   * @throws SlipwayError `rate-limited` where too many wait
   */
  async matches(password: string, kept: string | null): Promise<boolean> {
    this.#dummy ??= this.hash(randomBytes(saltBytes).toString('hex'));
    this.#dummy.catch(() => (this.#dummy = undefined));
    const [, cost, , , salt = '', hash = ''] = (kept ?? (await this.#dummy)).split('$');
    const derived = await this.#derive(password, Buffer.from(salt, 'base64url'), Number(cost));
    const isSame = timingSafeEqual(derived, Buffer.from(hash, 'base64url'));
    return isSame && kept !== null;
  }

  #derive(password: string, salt: Buffer, cost: number): Promise<Buffer> {
    if (this.#queue.size >= mostWaiting)
      throw new SlipwayError('rate-limited', told('rateLimited'));
    const options = { N: 2 ** cost, r: blockSize, p: parallelization, maxmem: 2 ** (cost + 11) };
    return this.#queue.add(
      () =>
        new Promise<Buffer>((resolve, reject) => {
          // NFKC, so that a password typed on another keyboard is the same text (RFC 8265 has the like).
          scrypt(password.normalize('NFKC'), salt, hashBytes, options, (error, derived) =>
            error ? reject(error) : resolve(derived),
          );
        }),
    );
  }
}
