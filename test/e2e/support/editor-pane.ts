import type { Locator, Page } from '@playwright/test';
import type { Language } from '../../../protocol/language.ts';
import { messages } from '../../../src/i18n/messages.ts';

/** The files and the editor. */
export class EditorPane {
  readonly region: Locator;
  readonly #page: Page;

  /** @param language of the page around the editor */
  constructor(page: Page, language: Language = 'en') {
    this.#page = page;
    const name = messages[language].workbench['editor.region'];
    this.region = page.getByRole('region', { name, exact: true });
  }

  tab(name: string): Locator {
    return this.region.getByRole('tab', { name });
  }

  /** A file or folder in the tree, by its path. */
  entry(path: string): Locator {
    return this.region.getByRole('treeitem').and(this.#page.locator(`[data-path="${path}"]`));
  }

  /** Takes keys for the file in front. */
  keys(path: string): Locator {
    return this.region.getByRole('textbox', { name: new RegExp(`^${path}[.。]`) });
  }

  /** The lines in view, in their order. */
  async text(): Promise<string> {
    const lines = await this.region.locator('.slip-code-frame .view-line').evaluateAll((all) =>
      all
        .map((line) => ({ top: (line as HTMLElement).offsetTop, text: line.textContent }))
        .sort((first, second) => first.top - second.top)
        .map(({ text }) => text),
    );
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Replaces all of the file in front by typing. */
  async typeAll(path: string, text: string): Promise<void> {
    await this.keys(path).focus();
    await this.#page.keyboard.press('ControlOrMeta+a');
    await this.#page.keyboard.press('Delete');
    await this.#page.keyboard.type(text);
    // A quote that the editor closed by itself stays behind the caret where keys come faster than it thinks.
    await this.#page.keyboard.press('ControlOrMeta+Shift+End');
    await this.#page.keyboard.press('Delete');
  }
}
