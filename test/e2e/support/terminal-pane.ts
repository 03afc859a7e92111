import { expect, type Locator, type Page } from '@playwright/test';
import type { Language } from '../../../protocol/language.ts';
import { messages } from '../../../src/i18n/messages.ts';

/** The terminals, read through what they offer to screen readers. */
export class TerminalPane {
  readonly region: Locator;
  readonly #page: Page;
  readonly #words: (typeof messages)[Language]['workbench'];

  /** @param language of the page around the terminals */
  constructor(page: Page, language: Language = 'en') {
    this.#page = page;
    this.#words = messages[language].workbench;
    this.region = page.getByRole('region', { name: this.#words['terminal.region'], exact: true });
  }

  tab(name: string): Locator {
    return this.region.getByRole('tab', { name, exact: true });
  }

  /** A terminal's rows as they are in view, the one in front unless it is named. */
  screen(name?: string): Locator {
    const panel = this.region.getByRole('tabpanel', { ...(name && { name, exact: true }) });
    return panel.locator('.xterm-accessibility-tree');
  }

  /** Takes keys for the shell. */
  keys(name = 'main'): Locator {
    const label = this.#words['terminal.name'].replace('{{name}}', name);
    return this.region.getByRole('textbox', { name: label, exact: true });
  }

  /** The rows in view. */
  async rows(): Promise<string[]> {
    const rows = await this.screen().locator('[role=listitem]').allTextContents();
    return rows.map((row) => row.replaceAll('\u00a0', ' ').trimEnd());
  }

  /** Waits for a prompt that takes input; one that stands there while the line is down does not. */
  async untilPrompt(): Promise<void> {
    const dot = this.region.locator('[role=tab][aria-selected=true] .slip-terminal-dot');
    await expect(dot).toHaveAttribute('data-state', 'online');
    await expect
      .poll(async () => (await this.rows()).findLast((row) => row !== '') ?? '')
      .toMatch(/learner@sandbox:\S+\$$/);
  }

  /** Types a line and presses Enter, as a learner does. */
  async type(line: string, name = 'main'): Promise<void> {
    await this.keys(name).focus();
    await this.#page.keyboard.type(line);
    await this.#page.keyboard.press('Enter');
  }

  /** Scrolls the terminal that has the focus back, by pages, until `text` is in view. */
  async scrollBackTo(text: string): Promise<void> {
    await expect(async () => {
      await this.#page.keyboard.press('Shift+PageUp');
      await expect(this.screen()).toContainText(text, { timeout: 250 });
    }).toPass();
  }

  /** Acts on the middle of a row that is in view, at its first characters. */
  async pointAt(row: string, act: (x: number, y: number) => Promise<void>): Promise<void> {
    const rows = await this.rows();
    const box = await this.region.locator('.xterm-screen:visible').boundingBox();
    if (!box) throw new Error('There is no terminal in view.');
    await act(box.x + 20, box.y + (rows.indexOf(row) + 0.5) * (box.height / rows.length));
  }
}
