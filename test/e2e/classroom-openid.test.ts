import { expect, test } from '@playwright/test';
import type { Class } from '../../protocol/class.ts';
import { OpenIdWorld } from '../support/open-id-world.ts';

const siteFolder = process.env['SLIPWAY_TEST_SITE'] ?? 'dist';
let world: OpenIdWorld;

test.beforeEach(async () => {
  world = await OpenIdWorld.open({ siteFolder });
});
test.afterEach(() => world.dispose());

test('a learner joins a class that takes only who is signed in with the provider, and comes back to it', async ({
  page,
}) => {
  const { administrator, provider, server } = world;
  const draft = { name: 'Containers', timeZone: 'Europe/Berlin', join: 'openid' };
  const cls = (await administrator.call('POST', '/api/classes', draft)).body as Class;
  provider.people.set('grace', { name: 'Grace', email: 'grace@example.org', email_verified: true });

  await page.goto(`${server.url}/classroom/join/#${cls.code}`);
  await expect(page.getByRole('heading', { name: 'Containers' })).toBeVisible();
  // There is no way in by a name.
  await expect(page.getByRole('button', { name: 'Join', exact: true })).toHaveCount(0);
  await expect(page.getByLabel('Your name')).toHaveCount(0);

  // Who says no at the provider is told so, and may try again from there.
  await page.getByRole('link', { name: 'Sign in' }).last().click();
  provider.signedInAs = null;
  await page.getByRole('link', { name: /University/ }).click();
  await expect(page).toHaveURL(/\/classroom\/sign-in\/\?problem=refused/);

  provider.signedInAs = 'grace';
  await page.getByRole('link', { name: /University/ }).click();
  await expect(page).toHaveURL(`${server.url}/classroom/join/#${cls.code}`);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page).toHaveURL(new RegExp(`/classroom/classes/${cls.id}/`));
  await expect(page.getByRole('heading', { name: 'Containers' })).toBeVisible();

  const { body } = await administrator.call('GET', `/api/classes/${cls.id}/roster`);
  expect(body).toMatchObject({
    members: expect.arrayContaining([expect.objectContaining({ name: 'Grace', role: 'learner' })]),
  });
  await page.goto(`${server.url}/classroom/join/#${cls.code}`);
  await expect(page.getByText('You are in “Containers” already')).toBeVisible();
});
