import { type Browser, expect, type Page } from '@playwright/test';
import { LessonPage } from './lesson-page.ts';
import { PageWatch } from './page-watch.ts';

/** Somebody of a class, at a browser of their own. */
export class ClassroomPerson {
  readonly page: Page;
  /** The lesson that they read. */
  readonly lesson: LessonPage;
  /** What went wrong on their pages. */
  readonly watch: PageWatch;

  private constructor(page: Page, url: string, watch: PageWatch) {
    this.page = page;
    this.lesson = new LessonPage(page, url);
    this.watch = watch;
  }

  /**
   * Terminals are such as a screen reader could read.
   * @param url address of the server under test
   */
  static async arrive(browser: Browser, url: string): Promise<ClassroomPerson> {
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    const watch = new PageWatch(context, url);
    await context.addInitScript(() => {
      if (window === window.top && origin !== 'null')
        localStorage.setItem('slipway:screen-reader', 'on');
    });
    return new ClassroomPerson(await context.newPage(), url, watch);
  }

  /** Comes into a class by its code, under a name, and stays on its page. */
  async join(url: string, code: string, name: string): Promise<void> {
    const { page } = this;
    await page.goto(`${url}/classroom/`);
    await page.getByRole('link', { name: 'Join a class' }).click();
    await page.getByLabel('Code of the class').fill(code);
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByLabel('Your name').fill(name);
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await expect(page.getByLabel('Your personal link')).toHaveValue(/\/classroom\/link\/#/);
    await page.getByRole('button', { name: 'Go to the class' }).click();
  }

  /** Goes from the lesson, by its notice, to the assignment and hands in. Stays at what came of it. */
  async handIn(): Promise<void> {
    const { page } = this;
    await page.getByRole('link', { name: 'Hand in' }).click();
    await page.getByRole('button', { name: 'Hand in' }).click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText('what your terminals have shown: main');
    await dialog.getByRole('button', { name: 'Hand in' }).click();
    await expect(page).toHaveURL(/\/submissions\/[\w-]+\//);
  }

  /** Ends what runs for them, so that the next learner finds room, and leaves. */
  async leave(): Promise<void> {
    const { page } = this;
    const sessions = await page.evaluate(() =>
      Object.entries(localStorage).flatMap(([key, value]) =>
        key.startsWith('slipway:session:') ? [(JSON.parse(value) as { id: string }).id] : [],
      ),
    );
    const origin = new URL(page.url()).origin;
    for (const id of sessions) {
      await page.request.delete(`${origin}/api/sessions/${id}`, { headers: { origin } });
    }
    await page.context().close();
  }
}
