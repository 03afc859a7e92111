import type { Language } from '../../protocol/language.ts';
import type { Messages } from './message-types.ts';
import { en } from './messages/en.ts';
import { ja } from './messages/ja.ts';
import { ru } from './messages/ru.ts';
import { zhCn } from './messages/zh-cn.ts';

/** The site's own words by language, beside those that Starlight brings. */
export const messages = { en, ja, ru, 'zh-cn': zhCn } satisfies Record<
  Language,
  Messages<never> | typeof en
>;
