import { localizedPath } from '../../i18n/localized-path.ts';
import { pageLanguage } from '../../i18n/word.ts';

/** Where the classroom begins, in the language of the page: `/ja/classroom/`. */
export const classroomBase = (): string => localizedPath('/classroom/', pageLanguage());

/** A page of the classroom: `classroomPath('classes', id, 'roster')`. */
export const classroomPath = (...parts: readonly string[]): string =>
  classroomBase() + parts.map((part) => `${encodeURIComponent(part)}/`).join('');
