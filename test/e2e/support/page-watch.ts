import type { BrowserContext, Page } from '@playwright/test';

/**
 * Not the page's doing. Chromium says the first of the software that draws WebGL where there is no
 * graphics card, and xterm the second where that is slow. The third comes where an address of the
 * computer changes, as when other machines start; the page then asks again. The last is what a page
 * ends itself, or has ended when it is left: what cannot be had fails in other words.
 */
const notOurs = [
  /GL Driver Message/,
  /exceeded allotted deadline/,
  /ERR_NETWORK_CHANGED/,
  /ERR_ABORTED/,
];

/** What must not happen on a page of ours: a note for each time that it did. */
export class PageWatch {
  readonly #url: string;
  readonly #expected: RegExp[] = [...notOurs];
  readonly #notes: string[] = [];

  /** @param url address of the server under test */
  constructor(context: BrowserContext, url: string) {
    this.#url = url;
    context.on('page', (page) => this.#follow(page));
    context.on('request', (request) => {
      const address = request.url();
      if (!this.#isOurs(address) && !this.#isPreview(address)) this.#note('elsewhere', address);
    });
    context.on('response', (response) => {
      if (response.status() >= 400) this.#note(String(response.status()), response.url());
    });
    context.on('requestfailed', (request) => {
      this.#note(`failed (${request.failure()?.errorText})`, request.url());
    });
  }

  /** Notes that match are part of the test's story. */
  expect(...patterns: RegExp[]): void {
    this.#expected.push(...patterns);
  }

  /** What happened and was not expected. */
  get notes(): readonly string[] {
    return this.#notes.filter((note) => !this.#expected.some((pattern) => pattern.test(note)));
  }

  #follow(page: Page): void {
    page.on('pageerror', (error) => this.#note('thrown', error.message));
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      this.#note(`console: ${message.text()}`, message.location().url);
    });
  }

  #isOurs(address: string): boolean {
    const { protocol, origin } = new URL(address);
    return protocol === 'data:' || protocol === 'blob:' || origin === this.#url;
  }

  /** A preview has a host of its own, and what it answers is the learner's app's affair. */
  #isPreview(address: string): boolean {
    if (!URL.canParse(address)) return false;
    const { hostname, port } = new URL(address);
    return hostname.endsWith('.localhost') && port === new URL(this.#url).port;
  }

  #note(what: string, address: string): void {
    if (!this.#isPreview(address)) this.#notes.push(`${what} ${address}`);
  }
}
