import { expect, test } from './support/test.ts';

/** What a page tells of a server that is away. */
const away = /ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|ERR_SOCKET|WebSocket/;

test('a session goes on after the server was stopped and started', async ({
  lesson,
  page,
  server,
  watch,
}) => {
  const { editor, terminals } = lesson;
  watch.expect(away);
  await lesson.start('hello-world');
  await terminals.type('docker run hello-world > said.txt; echo kept >> answers.txt');
  await expect.poll(() => editor.text()).toContain('kept');
  await lesson.expectDone(lesson.step('Run your first container'));

  await server.stop();
  await expect(lesson.state).toHaveText('Connection lost, trying again');
  await server.start();
  await expect(lesson.state).toHaveText('Asleep');
  await expect(page.getByText('Your machine is asleep.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Workbench' }).getByRole('alert')).toHaveCount(0);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(lesson.state).toHaveText('Ready');
  await terminals.untilPrompt();
  await terminals.type('tail -n 1 answers.txt; docker ps --all --format {{.Image}}');
  await expect
    .poll(() => terminals.rows())
    .toEqual(expect.arrayContaining(['kept', 'hello-world']));
  await editor.entry('said.txt').click();
  await expect.poll(() => editor.text()).toContain('Hello from Docker!');
});

test('a session goes on after the server was killed', async ({ lesson, page, server, watch }) => {
  const { editor, terminals } = lesson;
  watch.expect(away);
  await lesson.start('hello-world');
  await terminals.type('echo kept >> answers.txt');
  await expect.poll(() => editor.text()).toContain('kept');

  await server.kill();
  await expect(lesson.state).toHaveText('Connection lost, trying again');
  await server.start();
  await expect(lesson.state).toHaveText(/^(?:Ready|Asleep)$/);
  if ((await lesson.state.innerText()) === 'Asleep') {
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(lesson.state).toHaveText('Ready');
  }
  await terminals.untilPrompt();
  await terminals.type('tail -n 1 answers.txt');
  await expect.poll(() => terminals.rows()).toContain('kept');
});
