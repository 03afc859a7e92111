import { searchPages } from './pagefind.ts';
import type { Found } from './pagefind.ts';

/** The search: a dialog with a field and a list, walked with the arrow keys. */
class SearchElement extends HTMLElement {
  readonly #dialog = this.querySelector('dialog')!;
  readonly #field = this.querySelector('input')!;
  readonly #list = this.querySelector('ul')!;
  readonly #note = this.querySelector('.note')!;

  connectedCallback() {
    this.querySelector('.open')?.addEventListener('click', () => this.#open());
    this.#field.addEventListener('input', () => void this.#search());
    this.#field.addEventListener('keydown', (event) => this.#onKey(event));
    this.#dialog.addEventListener('click', ({ target }) => {
      if (target === this.#dialog) this.#dialog.close();
    });
    document.addEventListener('keydown', this.#onShortcut);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.#onShortcut);
  }

  /** In a terminal Ctrl-K is the shell's: it deletes to the end of the line. */
  readonly #onShortcut = (event: KeyboardEvent) => {
    if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return;
    const typing =
      event.target instanceof Element && event.target.closest('textarea, [contenteditable]');
    if (typing && !this.#dialog.open) return;
    event.preventDefault();
    if (this.#dialog.open) this.#dialog.close();
    else this.#open();
  };

  #open() {
    this.#dialog.showModal();
    this.#field.select();
  }

  async #search() {
    const query = this.#field.value.trim();
    if (query === '') return this.#show([], '');
    try {
      const found = await searchPages(query);
      if (!found || query !== this.#field.value.trim()) return;
      const nothing = (this.dataset['nothing'] ?? '').replace('…', query);
      this.#show(found, found.length === 0 ? nothing : '');
    } catch {
      this.#show([], this.dataset['failed'] ?? '');
    }
  }

  #show(found: readonly Found[], note: string) {
    this.#list.replaceChildren(...found.map(renderFound));
    this.#note.textContent = note;
    this.#select(0);
  }

  #onKey(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const options = [...this.#list.children];
    const selected = options.findIndex((option) => option.ariaSelected === 'true');
    if (step) {
      event.preventDefault();
      this.#select((selected + step + options.length) % options.length);
    } else if (event.key === 'Enter') {
      options[selected]?.querySelector('a')?.click();
    }
  }

  #select(index: number) {
    for (const [at, option] of [...this.#list.children].entries()) {
      option.ariaSelected = String(at === index);
      if (at !== index) continue;
      option.scrollIntoView({ block: 'nearest' });
      this.#field.setAttribute('aria-activedescendant', option.id);
    }
  }
}

function renderFound({ url, title, excerpt }: Found, index: number): HTMLLIElement {
  const option = document.createElement('li');
  option.id = `search-result-${index}`;
  option.role = 'option';
  const link = option.appendChild(document.createElement('a'));
  link.href = url;
  link.tabIndex = -1;
  link.appendChild(document.createElement('strong')).textContent = title;
  link.appendChild(document.createElement('span')).innerHTML = excerpt;
  return option;
}

customElements.define('slip-search', SearchElement);
