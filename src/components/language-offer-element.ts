import type { Language } from '../../protocol/languages.ts';
import { rememberLanguage } from '../runtime/language-choice.ts';

/** Whether it is taken or dismissed, the answer is kept and the offer not made again. */
class LanguageOffer extends HTMLElement {
  connectedCallback() {
    this.querySelector('a')?.addEventListener('click', () => this.#keep('language'));
    this.querySelector('button')?.addEventListener('click', () => {
      this.#keep('instead');
      delete document.documentElement.dataset['offer'];
    });
  }

  #keep(which: 'language' | 'instead') {
    rememberLanguage(this.dataset[which] as Language);
  }
}

customElements.define('slip-language-offer', LanguageOffer);
