import { languages, type Language } from '../../protocol/languages.ts';

/** Address of the page that `pathname` names in any language, in `language`. */
export function localizedPath(pathname: string, language: Language): string {
  const [, first = '', ...rest] = pathname.split('/');
  const isPrefixed = languages.some((known) => known === first && known !== 'en');
  const bare = isPrefixed ? `/${rest.join('/')}` : pathname;
  return language === 'en' ? bare : `/${language}${bare}`;
}
