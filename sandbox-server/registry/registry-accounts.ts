import { createHmac, timingSafeEqual } from 'node:crypto';
import type { RegistryAccount } from '../../protocol/registry.ts';
import type { SignIns } from './classroom-registry.ts';

interface OpenEntry {
  readonly password: string;
  readonly address: string;
  readonly tell: () => void;
  accepted: number;
  refused: number;
}

/** Without letters and digits that are taken for one another: passwords are typed from the page. */
const alphabet = '23456789abcdefghjkmnpqrstuvwxyz';

/**
 * The accounts of the classroom registry, one per machine: the same for as long as the machine is
 * there, through hibernation and restarts, and another one after a reset. Nothing is stored but the
 * secret that they are derived from.
 */
export class RegistryAccounts {
  readonly #host: string;
  readonly #secret: Buffer;
  readonly #open = new Map<string, OpenEntry>();

  constructor(host: string, secret: Buffer) {
    this.#host = host;
    this.#secret = secret;
  }

  /** Of a machine, whether it can sign in now or not. */
  of(machine: string): RegistryAccount {
    const password = this.#letters(`password ${machine}`, 16);
    return {
      host: this.#host,
      user: `learner-${this.#letters(`user ${machine}`, 7)}`,
      password: password.replace(/.{4}(?=.)/g, '$&-'),
    };
  }

  /**
   * Lets the machine's account sign in.
   * @param address the machine's: attempts from elsewhere are another's doing, and not counted
   * @param tell called after each push of its, its first sign-in, and each that was refused
   */
  open(
    machine: string,
    address: string,
    tell: () => void,
  ): { signIns(): SignIns; dispose(): void } {
    const { user, password } = this.of(machine);
    const entry: OpenEntry = { password, address, tell, accepted: 0, refused: 0 };
    this.#open.set(user, entry);
    return {
      signIns: () => ({ accepted: entry.accepted, refused: entry.refused }),
      dispose: () => {
        if (this.#open.get(user) === entry) this.#open.delete(user);
      },
    };
  }

  isOpen(user: string): boolean {
    return this.#open.has(user);
  }

  /**
   * The user that a header `Authorization: Basic …` proves; null where it proves none.
   * @param address where the call comes from: whoever knows a class-mate's name, which is in the names
   *   of images, could else fail in that name
   */
  signIn(header: string | undefined, address: string | undefined): string | null {
    const encoded = /^Basic ([A-Za-z0-9+/=]{1,512})$/i.exec(header ?? '')?.[1] ?? '';
    const [user = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
    const account = this.#open.get(user);
    if (!account) return null;
    const isRight = same(account.password, rest.join(':'));
    if (address === account.address) count(account, isRight);
    return isRight ? user : null;
  }

  /** Something was pushed under this name. */
  tellPush(user: string): void {
    this.#open.get(user)?.tell();
  }

  /** 31 letters and digits: five bits a letter, of which the bias takes a hundredth. */
  #letters(text: string, count: number): string {
    const bytes = createHmac('sha256', this.#secret).update(text).digest().subarray(0, count);
    return [...bytes].map((byte) => alphabet[byte % alphabet.length]).join('');
  }
}

function count(account: OpenEntry, isRight: boolean): void {
  if (isRight) account.accepted += 1;
  else account.refused += 1;
  if (!isRight || account.accepted === 1) account.tell();
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
