import type { FrameLocator, Locator, Page } from '@playwright/test';

/** The preview of a published port. */
export class PreviewPane {
  readonly region: Locator;

  constructor(page: Page) {
    this.region = page.getByRole('region', { name: 'Preview', exact: true });
  }

  /** The page that a port shows. */
  frame(port: number): FrameLocator {
    return this.region.frameLocator(`iframe[title^="Port ${port},"]`);
  }

  get path(): Locator {
    return this.region.getByRole('textbox', { name: 'Path' });
  }

  get ports(): Locator {
    return this.region.getByRole('combobox', { name: 'Published port' });
  }
}
