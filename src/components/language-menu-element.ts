import type { Language } from '../../protocol/languages.ts';
import { rememberLanguage } from '../runtime/language-choice.ts';
import { keepPlace } from './kept-place.ts';

/** Leads to the same page in another language, at the same place of its text. */
class LanguageMenu extends HTMLElement {
  connectedCallback() {
    this.addEventListener('click', ({ target }) => {
      const link =
        target instanceof Element && target.closest<HTMLAnchorElement>('a[data-language]');
      if (!link) return;
      rememberLanguage(link.dataset['language'] as Language);
      keepPlace(link.pathname);
    });
  }
}

customElements.define('slip-language-menu', LanguageMenu);
