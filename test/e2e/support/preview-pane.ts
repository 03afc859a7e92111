import type { FrameLocator, Locator, Page } from '@playwright/test';
import type { Language } from '../../../protocol/language.ts';
import { messages } from '../../../src/i18n/messages.ts';

/** The preview of a published port. */
export class PreviewPane {
  readonly region: Locator;

  readonly #words: (typeof messages)[Language]['workbench'];

  /** @param language of the page around the preview */
  constructor(page: Page, language: Language = 'en') {
    this.#words = messages[language].workbench;
    const name = this.#words['preview.region'];
    this.region = page.getByRole('region', { name, exact: true });
  }

  /** The page that a port shows. */
  frame(port: number): FrameLocator {
    const title = this.#words['preview.frame'].split('{{container}}')[0] ?? '';
    return this.region.frameLocator(`iframe[title^="${title.replace('{{port}}', String(port))}"]`);
  }

  get path(): Locator {
    return this.region.getByRole('textbox', { name: this.#words['preview.path'] });
  }

  get ports(): Locator {
    return this.region.getByRole('combobox', { name: this.#words['preview.port'] });
  }
}
