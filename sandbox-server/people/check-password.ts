import { isWeakPassword } from '../../protocol/sign-in.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { told } from '../words/told.ts';

/** Length is the schema's business. @throws SlipwayError `bad-request` for one that can be guessed from the person */
export function checkPassword(
  password: string,
  { name, email }: { readonly name: string; readonly email: string | null },
): void {
  if (isWeakPassword(password, [name, email])) {
    throw new SlipwayError('bad-request', told('password.weak'));
  }
}
