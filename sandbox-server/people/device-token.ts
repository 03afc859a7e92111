import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Several people may use one browser; each token is 65 characters. */
const mostInBrowser = 4;
const form = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/;

/** Whose browser a token is of. */
export interface DeviceOwner {
  readonly person: string;
  /** As it is kept. */
  readonly passwordHash: string;
}

/**
 * Marks a browser in which somebody signed in with their password: OWASP's device cookie
 * (owasp.org, “Slow Down Online Guessing Attacks with Device Cookies”). It opens nothing; wrong
 * passwords that others type do not count against whoever shows it. The key that signs it is made of
 * what is kept of the password, salt and all: nothing else has to be kept, every server on the database
 * reads it, and with another password it is of no more use.
 * @returns a random name of the browser, and the signature
 */
export function createDeviceToken(owner: DeviceOwner): string {
  const device = randomBytes(16).toString('base64url');
  return `${device}.${sign(device, owner)}`;
}

/** The name of the browser, of the first of these tokens that is the owner's; null where none is. */
export function knownDevice(tokens: readonly string[], owner: DeviceOwner): string | null {
  for (const token of tokens) {
    const [, device, signature] = form.exec(token) ?? [];
    if (device === undefined || signature === undefined) continue;
    const right = sign(device, owner);
    if (timingSafeEqual(Buffer.from(signature), Buffer.from(right))) return device;
  }
  return null;
}

/** Tokens as a cookie holds them; what else stands there is left out. */
export const readDeviceTokens = (cookie: string | undefined): string[] =>
  (cookie ?? '')
    .split('~')
    .filter((token) => form.test(token))
    .slice(0, mostInBrowser);

/** The newest first; the oldest goes where there are too many. */
export const writeDeviceTokens = (tokens: readonly string[]): string =>
  tokens.slice(0, mostInBrowser).join('~');

function sign(device: string, { person, passwordHash }: DeviceOwner): string {
  const key = `slipway device ${passwordHash}`;
  return createHmac('sha256', key).update(`${person} ${device}`).digest('base64url');
}
