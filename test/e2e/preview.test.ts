import { expect, test } from './support/test.ts';

const serve = 'python3 -m http.server';

test('a learner walks about in a page that a container serves', async ({
  lesson,
  context,
  page,
  server,
}) => {
  const { terminals, preview } = lesson;
  await lesson.start('publish-ports');
  await page.getByRole('button', { name: 'Show the preview' }).click();
  await expect(preview.region).toContainText('No container publishes a port yet');

  await terminals.type('mkdir site && cd site && echo front > index.html && echo two > two.html');
  const run = `docker run -d -v "$PWD:/site" -w /site`;
  await terminals.type(`${run} --name north -p 8000:80 python ${serve} 80`);
  const front = preview.frame(8000).locator('body');
  await expect(front).toHaveText('front');

  await preview.path.fill('/two.html');
  await preview.path.press('Enter');
  await expect(front).toHaveText('two');
  await terminals.type('echo changed > two.html');
  await preview.region.getByRole('button', { name: 'Reload the preview' }).click();
  await expect(front).toHaveText('changed');

  const link = preview.region.getByRole('link', { name: 'Open in a new tab' });
  const port = new URL(server.url).port;
  await expect(link).toHaveAttribute(
    'href',
    new RegExp(`^http://8000-[0-9a-f]{32}\\.localhost:${port}/two\\.html$`),
  );
  const opened = context.waitForEvent('page');
  await link.click();
  const tab = await opened;
  await expect(tab.locator('body')).toHaveText('changed');
  await tab.close();

  await terminals.type(`${run} --name south -p 8001:80 python ${serve} 80`);
  await expect(preview.ports.getByRole('option')).toHaveText([
    '8000 → north:80',
    '8001 → south:80',
  ]);
  await preview.ports.selectOption({ value: '8001' });
  await expect(preview.frame(8001).locator('body')).toHaveText('front');
  await terminals.type('docker rm -f north south');
  await expect(preview.region).toContainText('No container publishes a port yet');
});

test('where nothing answers, the page says what to look at, and shows the app once it does', async ({
  lesson,
  page,
}) => {
  const { terminals, preview } = lesson;
  await lesson.start('publish-ports');
  await terminals.type('docker run -d --name idle -p 8000:80 python sleep 600');
  const idle = preview.frame(8000).locator('body');
  await expect(idle).toContainText('The app behind port 8000 hung up without an answer.');
  await expect(idle.getByText('Is it the right port?')).toBeVisible();
  await terminals.type(`docker exec -d idle ${serve} 80`);
  await expect(idle).toContainText('Directory listing for /');

  const address = await preview.region
    .getByRole('link', { name: 'Open in a new tab' })
    .getAttribute('href');
  const tab = await page.context().newPage();
  await tab.goto(address!.replace('//8000-', '//9999-'));
  await expect(tab.getByRole('heading')).toHaveText(
    'Nothing listens on port 9999 of this machine.',
  );
  await expect(tab.locator('body')).toContainText('Was the port published?');
  await tab.goto(address!.replace(/-[0-9a-f]{32}/, '-00000000000000000000000000000000'));
  await expect(tab.getByRole('heading')).toHaveText('There is no such preview.');
  await tab.close();
});
