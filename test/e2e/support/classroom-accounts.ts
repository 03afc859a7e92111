import type { Page } from '@playwright/test';
import type { ServerWithoutMachines } from '../../support/server-without-machines.ts';
import { postFrom } from './post-from.ts';

/** Everybody's. */
export const password = 'heron paints the quiet stairs';

/** Signs a browser in as Ada, the first administrator of a server. */
export async function signInAda(page: Page, server: ServerWithoutMachines): Promise<void> {
  await postFrom(page, `${server.url}/api/sign-in/first-administrator`, {
    ...{ token: server.firstAdministratorToken, name: 'Ada', email: 'ada@example.org', password },
  });
}

/** Signs a browser in as an instructor who was invited. @param ada browser of the administrator */
export async function signInInstructor(
  page: Page,
  name: string,
  ada: Page,
  server: ServerWithoutMachines,
) {
  const email = `${name.toLowerCase()}@example.org`;
  const invitation = { name, email, role: 'instructor' };
  const { url } = await postFrom<{ url: string }>(
    ada,
    `${server.url}/api/people/invitations`,
    invitation,
  );
  const token = url.split('#')[1];
  await postFrom(page, `${server.url}/api/sign-in/invitation`, { token, password });
}
