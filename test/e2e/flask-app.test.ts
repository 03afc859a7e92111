import { expect, test } from './support/test.ts';

const repaired = `FROM python:3-slim
RUN python -m pip install Flask
COPY app.py /
ENTRYPOINT ["python", "/app.py"]
`;

test('a learner writes a Dockerfile, sees the cache hit and miss, and repairs a slow one', async ({
  lesson,
  page,
}) => {
  const { editor, terminals, preview } = lesson;
  await lesson.open('flask-app');
  const bare = lesson.step('Try it without installing anything');
  await bare.getByRole('button', { name: 'Put into the editor' }).click();
  await expect.poll(() => editor.text()).toContain('app = Flask(__name__)');
  await lesson.run(bare, 'docker build -t hello-py .');
  await terminals.untilPrompt();
  await lesson.run(bare, 'docker run hello-py');
  await expect(terminals.screen()).toContainText("ModuleNotFoundError: No module named 'flask'");
  await lesson.expectDone(bare);

  const layers = page.getByRole('figure', { name: 'The layers of hello-py:1.0' });
  await expect(layers).toContainText('Once hello-py:1.0 exists on your engine');
  const install = lesson.step('Add a RUN line and build');
  await editor.tab('Dockerfile').click();
  await editor.keys('Dockerfile').focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('End');
  await page.keyboard.type('\nRUN python -m pip install Flask');
  await lesson.run(install, 'docker build -t hello-py:1.0 .');
  await lesson.expectDone(install);
  await terminals.untilPrompt();
  await expect(layers.getByRole('listitem').filter({ hasText: 'pip install Flask' })).toHaveText(
    /^RUN python -m pip install Flask[\d.]+ MB$/,
  );

  const serve = lesson.step('Run the application');
  await lesson.run(serve, 'docker run -p 5000:5000 hello-py:1.0');
  await expect(terminals.screen()).toContainText('Press CTRL+C to quit');
  await expect(preview.frame(5000).locator('body')).toHaveText('Hello, world!');
  await lesson.run(serve, 'curl localhost:5000');
  await expect(terminals.tab('two')).toHaveAttribute('aria-selected', 'true');
  await expect(terminals.screen('two')).toContainText('Hello, world!');
  await lesson.expectDone(serve);

  const hit = lesson.step('A rebuild that hits the cache');
  await lesson.run(hit, 'docker build -t hello-py:again .');
  await expect(terminals.screen('main')).toContainText(
    /CACHED \[2\/3\] RUN .*CACHED \[3\/3\] COPY/,
  );
  await lesson.expectDone(hit);
  await terminals.untilPrompt();
  await lesson.run(hit, 'docker image ls hello-py');
  await expect(terminals.screen()).toContainText(
    /hello-py\s+(?:1\.0|again)\s+([0-9a-f]{12})\s.*hello-py\s+(?:1\.0|again)\s+\1\s/,
  );

  const edit = lesson.step('Edit the page and rebuild');
  await edit.getByRole('button', { name: 'Put into the editor' }).click();
  await lesson.run(edit, 'docker build -t hello-py:1.1 .');
  await lesson.expectDone(edit);
  await expect(terminals.screen()).toContainText(/CACHED \[2\/3\] RUN .*=> \[3\/3\] COPY/);

  const miss = lesson.step('Change an early line');
  await editor.tab('Dockerfile').click();
  await editor.keys('Dockerfile').focus();
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('ControlOrMeta+ArrowLeft');
  await page.keyboard.type('--no-cache-dir ');
  await expect.poll(() => editor.text()).toContain('pip install --no-cache-dir Flask\n');
  await terminals.untilPrompt();
  await lesson.run(miss, 'docker build -t hello-py:1.2 .');
  await lesson.expectDone(miss);
  await terminals.untilPrompt();
  await expect(terminals.screen()).toContainText('=> [2/3] RUN python -m pip install');

  const exercise = lesson.step('Exercise');
  await editor.entry('greeter/Dockerfile').click();
  await expect.poll(() => editor.text()).toContain('COPY app.py');
  await editor.typeAll('greeter/Dockerfile', repaired);
  await expect(lesson.checks(exercise).first()).toHaveAttribute('data-status', 'passed');
  await terminals.type('docker build -t greeter:1.0 greeter');
  await terminals.untilPrompt();
  await terminals.type("sed -i 's/Good morning/Good evening/' greeter/app.py");
  await terminals.type('docker build -t greeter:2.0 greeter');
  await terminals.untilPrompt();
  await lesson.expectNotDone(exercise);
  await terminals.type('docker run -p 5001:5000 greeter:2.0');
  await lesson.expectDone(exercise);
  await expect(preview.frame(5001).locator('body')).toHaveText('Good evening!');
});
