import type { Page } from '@playwright/test';
import type { Assignment } from '../../../protocol/assignment.ts';
import type { Class } from '../../../protocol/class.ts';
import type { ServerWithoutMachines } from '../../support/server-without-machines.ts';
import { anotherBrowser } from './another-browser.ts';
import { signInAda, signInInstructor } from './classroom-accounts.ts';
import { postFrom } from './post-from.ts';

/** Grace's class, on Tokyo's clock, on a server that Ada administers. */
export class TaughtClass {
  readonly id: string;
  readonly #url: string;
  readonly #code: string | null;
  /** Grace's browser. */
  readonly #page: Page;

  private constructor(url: string, page: Page, { id, code }: Class) {
    this.id = id;
    this.#url = url;
    this.#code = code;
    this.#page = page;
  }

  /** @param page browser in which Grace is signed in from now on */
  static async open(page: Page, server: ServerWithoutMachines): Promise<TaughtClass> {
    const ada = await anotherBrowser(page);
    await signInAda(ada, server);
    await signInInstructor(page, 'Grace', ada, server);
    const about = { name: 'Spring', timeZone: 'Asia/Tokyo' };
    const made = await postFrom<Class>(page, `${server.url}/api/classes`, about);
    return new TaughtClass(server.url, page, made);
  }

  /** Address of one of its pages. */
  address(part: string): string {
    return `${this.#url}/classroom/classes/${this.id}/${part}`;
  }

  /** Somebody joins by its code. @returns their browser */
  async learner(name: string): Promise<Page> {
    const theirs = await anotherBrowser(this.#page);
    await postFrom(theirs, `${this.#url}/api/join`, { code: this.#code, name });
    return theirs;
  }

  /** Grace assigns a lesson: published, due in May 2099, of two attempts. */
  assign(change: object = {}): Promise<Assignment> {
    return postFrom(this.#page, `${this.#url}/api/classes/${this.id}/assignments`, {
      ...{ title: 'Images', lesson: 'first-image', published: true, attempts: 2 },
      times: { opensAt: null, dueAt: '2099-05-01T12:00:00.000Z', closesAt: null },
      ...change,
    });
  }
}
