import { expect, test } from './support/test.ts';

test('a learner opens the way to a web server, and finds out why a page does not come', async ({
  lesson,
  page,
}) => {
  const { editor, terminals, preview } = lesson;
  const flaskPage = preview.frame(8000).locator('body');
  await lesson.open('publish-ports');
  const build = lesson.step('Build the application');
  await lesson.run(build, 'docker build -t hello-py .');
  await lesson.expectDone(build);
  await terminals.untilPrompt();

  const busy = lesson.step('Run it without any options');
  await lesson.run(busy, 'docker run hello-py');
  await expect(terminals.screen()).toContainText('Press CTRL+C to quit');
  await lesson.expectDone(busy);

  const refused = lesson.step('Knock, and stop the server');
  await lesson.run(refused, 'curl localhost:5000');
  await expect(terminals.screen('two')).toContainText('curl: (7) Failed to connect to localhost');
  await lesson.run(refused, 'sleep 1; docker ps --all');
  await expect(terminals.screen('main')).toContainText(/\^C.*docker ps --all.*Exited \(0\)/);
  await lesson.expectDone(refused);

  const publish = lesson.step('Open the way');
  await expect(preview.region).toBeHidden();
  await lesson.run(publish, 'docker run --publish 8000:5000 hello-py');
  await expect(flaskPage).toHaveText('Hello, Docker!');
  await expect(terminals.screen('main')).toContainText(/"GET \/ HTTP\/1\.1" 200/);
  await lesson.run(publish, 'curl localhost:8000');
  await expect(terminals.screen('two')).toContainText('Hello, Docker!');
  await lesson.expectDone(publish);
  await terminals.untilPrompt();

  await test.step('reloading the page changes nothing', async () => {
    const before = await terminals.rows();
    await page.reload();
    await expect(lesson.state).toHaveText('Ready');
    await expect(terminals.tab('two')).toHaveAttribute('aria-selected', 'true');
    await expect.poll(() => terminals.rows()).toEqual(before);
    await expect(editor.tab('hello.py')).toHaveAttribute('aria-selected', 'true');
    await expect.poll(() => editor.text()).toContain('return "Hello, Docker!\\n"');
    await expect(flaskPage).toHaveText('Hello, Docker!');
    await lesson.expectDone(publish);
    await lesson.expectNotDone(lesson.step('Publish the same port twice'));
  });

  const taken = lesson.step('Publish the same port twice');
  await lesson.run(taken, 'docker run -p 8000:5000 hello-py');
  await expect(terminals.screen('two')).toContainText('port is already allocated');
  await lesson.expectDone(taken);

  const loopback = lesson.step('Let the app listen on 127.0.0.1');
  await loopback.getByRole('button', { name: 'Put into the editor' }).click();
  await expect.poll(() => editor.text()).toContain('host="127.0.0.1"');
  await lesson.run(loopback, 'docker build -t hello-py:loopback .');
  await terminals.untilPrompt();
  await lesson.run(loopback, 'docker run -p 8000:5000 hello-py:loopback');
  await lesson.expectDone(loopback);
  await expect(flaskPage).toContainText('The app behind port 8000 hung up without an answer.');
  await expect(flaskPage).toContainText('Does the app listen on all addresses?');
  await lesson.run(loopback, 'curl localhost:8000');
  await expect(terminals.screen('two')).toContainText(/curl: \((?:52|56)\)/);

  const repair = lesson.step('Let it listen everywhere again');
  await repair.getByRole('button', { name: 'Put into the editor' }).click();
  await lesson.run(repair, 'docker build -t hello-py:2.0 .');
  await terminals.untilPrompt();
  await lesson.run(repair, 'docker run -p 8000:5000 hello-py:2.0');
  await expect(flaskPage).toHaveText('Hello, Docker!');
  await lesson.expectDone(repair);

  const exercise = lesson.step('Exercise');
  await editor.entry('office/app.py').click();
  await expect.poll(() => editor.text()).toContain('Office open');
  await editor.keys('office/app.py').focus();
  for (const key of ['ControlOrMeta+End', 'ArrowUp', 'Home', 'Shift+End']) {
    await page.keyboard.press(key);
  }
  await page.keyboard.type('app.run(host="0.0.0.0", port=9000)');
  await terminals.keys('main').press('ControlOrMeta+c');
  await terminals.untilPrompt();
  await terminals.type('docker build -t office office && docker run -p 8001:9000 office');
  await expect(preview.frame(8001).locator('body')).toContainText('Office open');
  await lesson.expectNotDone(exercise);
  await terminals.tab('two').click();
  await terminals.type('docker run -p 8002:9000 office', 'two');
  await lesson.expectDone(exercise);
  const north = await preview.frame(8001).locator('body').innerText();
  await preview.ports.selectOption({ value: '8002' });
  await expect(preview.frame(8002).locator('body')).toContainText('Office open');
  await expect(preview.frame(8002).locator('body')).not.toHaveText(north);
});
