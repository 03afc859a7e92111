import { returnPath } from '../../../protocol/return-path.ts';
import { localizedPath } from '../../i18n/localized-path.ts';
import { pageLanguage } from '../../i18n/word.ts';

const classroom = () => localizedPath('/classroom/', pageLanguage());

/** The sign-in page, which leads back to the page one is on. */
export function signInAddress(): string {
  const here = `${location.pathname}${location.search}`;
  return `${classroom()}sign-in/?${new URLSearchParams({ return: here })}`;
}

/** Where one goes on after signing in: where one came from, else the classes. */
export function afterSignIn(): string {
  return returnPath(new URLSearchParams(location.search).get('return')) ?? classroom();
}

/** The sign-in of the provider, which is a page of the server. */
export const openIdAddress = (): string =>
  `/api/sign-in/openid?${new URLSearchParams({ return: afterSignIn() })}`;
