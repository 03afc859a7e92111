import { expect, type Locator, type Page } from '@playwright/test';
import type { Language } from '../../../protocol/language.ts';
import { messages } from '../../../src/i18n/messages.ts';
import { EditorPane } from './editor-pane.ts';
import { PreviewPane } from './preview-pane.ts';
import { TerminalPane } from './terminal-pane.ts';

/** A lesson as a learner sees it: text, editor, terminals, preview. */
export class LessonPage {
  readonly page: Page;
  readonly editor: EditorPane;
  readonly terminals: TerminalPane;
  readonly preview: PreviewPane;
  readonly #url: string;
  readonly #language: Language;

  /** @param language in which the lesson is read */
  constructor(page: Page, url: string, language: Language = 'en') {
    this.page = page;
    this.#url = language === 'en' ? url : `${url}/${language}`;
    this.#language = language;
    this.editor = new EditorPane(page, language);
    this.terminals = new TerminalPane(page, language);
    this.preview = new PreviewPane(page, language);
  }

  /** Opens a lesson with terminals that a screen reader could read, as these tests do. */
  async open(slug: string, options: { waitUntil?: 'commit' } = {}): Promise<void> {
    await this.page.addInitScript(() => {
      if (window === window.top) localStorage.setItem('slipway:screen-reader', 'on');
    });
    await this.page.goto(`${this.#url}/lessons/${slug}/`, options);
  }

  /** Opens a lesson and presses Start. */
  async start(slug: string): Promise<void> {
    await this.open(slug);
    const name = messages[this.#language].workbench['session.start'];
    await this.page.getByRole('button', { name, exact: true }).click();
    await this.terminals.untilPrompt();
  }

  /** Where the session stands: "Not started", "Ready", … */
  get state(): Locator {
    return this.page.locator('.slip-strip').getByRole('status');
  }

  /** A step by its title, or the exercise. */
  step(title: string): Locator {
    return this.page.getByRole('group', { name: title });
  }

  /** Presses Run beside a command of a step. */
  async run(step: Locator, command: string): Promise<void> {
    const name = messages[this.#language].site['run.runIn'].replace('{{command}}', () => command);
    await step.getByRole('button', { name, exact: true }).click();
  }

  /** A step's list of checks. */
  checks(step: Locator): Locator {
    return step.getByRole('listitem').filter({ has: this.page.locator('.check-icon') });
  }

  /** The tick came by itself. */
  async expectDone(step: Locator): Promise<void> {
    await expect(step).toHaveAttribute('data-state', 'done');
  }

  async expectNotDone(step: Locator): Promise<void> {
    await expect(step).not.toHaveAttribute('data-state', 'done');
  }

  /** Chooses in the session's menu. */
  async chooseInMenu(entry: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Session', exact: true }).click();
    await this.page.getByRole('button', { name: entry }).click();
  }
}
