import type { Page } from '@playwright/test';
import type { Language } from '../../../protocol/language.ts';

/** A letter that a text of the language has, and letters that it does not have. */
const scripts: Readonly<
  Partial<Record<Language, { readonly own: string; readonly not?: string }>>
> = {
  ja: { own: '[\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Han}]' },
  ru: { own: '\\p{Script=Cyrillic}' },
  'zh-cn': { own: '\\p{Script=Han}', not: '[\\p{Script=Hiragana}\\p{Script=Katakana}]' },
};

/**
 * Headings, paragraphs, entries of lists, labels and buttons in view that are in another language: they
 * have words, beside code and names, and no letter of this one.
 */
export function foreignTexts(page: Page, language: Exclude<Language, 'en'>): Promise<string[]> {
  return page.locator('body').evaluate(
    (body, { own, not }) => {
      const ownLetter = new RegExp(own, 'u');
      const notLetter = not === undefined ? null : new RegExp(not, 'u');
      const spoken = 'h1, h2, h3, main p, main li, main label, th, main button, .slip-strip button';
      const code = 'code, pre, kbd, svg, .sr-only, .command, .number, [translate=no]';
      return [...body.querySelectorAll<HTMLElement>(spoken)].flatMap((element) => {
        if (!element.checkVisibility() || element.closest('.monaco-editor, .xterm')) return [];
        const copy = element.cloneNode(true) as HTMLElement;
        for (const part of copy.querySelectorAll(code)) part.remove();
        const text = copy.textContent.trim();
        const isForeign = /[A-Za-z]{2,}\s+[A-Za-z]{2,}/.test(text) && !ownLetter.test(text);
        return isForeign || notLetter?.test(text) ? [text] : [];
      });
    },
    scripts[language] ?? { own: '' },
  );
}
