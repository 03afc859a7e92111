import { expect, test } from './support/test.ts';

/** Scripts, styles and images that a lesson's page may ask for before a session: each is an answer to wait for. */
const mostFiles = 12;
/** How far text may move when the page's own fonts take the place of what stood in for them. */
const mostShift = 0.02;
const lesson = '/lessons/publish-ports/';

test('a lesson’s page asks for few files before a session', async ({ page, server }) => {
  const asked: string[] = [];
  page.on('request', (request) => {
    if (['script', 'stylesheet', 'image'].includes(request.resourceType()))
      asked.push(request.url());
  });
  await page.goto(`${server.url}${lesson}`, { waitUntil: 'load' });
  await expect(page.locator('html[data-fonts]')).toBeAttached();
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(mostFiles);
});

test('the text is drawn before any script is fetched', async ({ page, server }) => {
  await page.goto(`${server.url}${lesson}`);
  await expect(page.locator('html[data-fonts]')).toBeAttached();
  const { painted, fetched } = await page.evaluate(() => ({
    painted: performance.getEntriesByName('first-contentful-paint')[0]!.startTime,
    fetched: (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name }) => name.endsWith('.js'))
      .map(({ name, startTime }) => ({ name, startTime })),
  }));
  expect(fetched).not.toEqual([]);
  expect(fetched.filter(({ startTime }) => startTime < painted)).toEqual([]);
});

test('its own fonts come after the text, which does not move; on the next page they are there at once', async ({
  page,
  server,
}) => {
  await page.goto(`${server.url}${lesson}`);
  await expect(page.locator('html[data-fonts]')).toBeAttached();
  const shift = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            sum += (entry as unknown as { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum))));
      }),
  );
  expect(shift).toBeLessThanOrEqual(mostShift);
  expect(
    await page.evaluate(() => [...document.fonts].some((face) => face.status === 'loaded')),
  ).toBe(true);
  await page.goto(`${server.url}/lessons/volumes/`, { waitUntil: 'commit' });
  await expect(page.locator('html[data-fonts]')).toBeAttached();
});

test('all of the prose is laid out when there is time, and at once for who comes to a step', async ({
  page,
  server,
}) => {
  await page.goto(`${server.url}${lesson}`);
  const waiting = () =>
    page
      .locator('#prose :is(slip-step, slip-quiz)')
      .evaluateAll(
        (parts) =>
          parts.filter((part) => getComputedStyle(part).contentVisibility === 'auto').length,
      );
  await expect.poll(waiting).toBe(0);
  await page.goto('about:blank');
  await page.goto(`${server.url}${lesson}#exercise`);
  await expect(page.getByRole('group', { name: 'Exercise' })).toBeInViewport();
});
