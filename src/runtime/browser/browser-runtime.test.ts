import { expect, test, vi } from 'vitest';
import { ObedientContainer } from '../../../test/doubles/obedient-container.ts';
import { PatientScreen } from '../../../test/doubles/patient-screen.ts';
import { BundledFiles } from '../recordings/bundled-files.ts';
import { WorkspaceFiles } from '../workspace-files.ts';
import { BrowserRuntime } from './browser-runtime.ts';

async function open() {
  const store = new BundledFiles([
    { path: 'hello.py', content: 'print("hello")\n' },
    { path: 'crew/names.txt', content: 'Ada\n' },
  ]);
  const files = new WorkspaceFiles(store, ['hello.py'], null);
  await files.refresh();
  await files.active.value!.refresh();
  const container = new ObedientContainer();
  const runtime = new BrowserRuntime(container, files);
  const screen = new PatientScreen();
  runtime.terminals.active.value.attach(screen, { cols: 90, rows: 20 });
  return { container, files, runtime, screen };
}
const python = (command: string) => ({ command, terminal: 'main', interrupt: true });

test('the file runs as the editor shows it, with the other files beside it', async () => {
  const { container, files, runtime } = await open();
  files.active.value!.edit('print("typed")\n');
  await runtime.run(python('python3 hello.py --loud'));
  expect(container.spawned).toEqual(['python3 hello.py --loud']);
  expect(Object.fromEntries(container.files)).toEqual({
    'hello.py': 'print("typed")\n',
    'crew/names.txt': 'Ada\n',
  });
  expect(container.folders).toEqual(['crew']);
  expect(container.sizes).toEqual([{ cols: 90, rows: 20 }]);
});

test('keys and sizes reach the program, and an end that is a failure is told of', async () => {
  const { container, runtime, screen } = await open();
  await runtime.run(python('python3 hello.py'));
  const line = runtime.terminals.active.value;
  expect(line.input('Ada\r')).toBe(true);
  line.resize({ cols: 60, rows: 10 });
  await vi.waitFor(() => expect(container.typed).toEqual(['Ada\r']));
  expect(container.sizes.at(-1)).toEqual({ cols: 60, rows: 10 });
  container.exit(1);
  await vi.waitFor(() => expect(screen.text).toContain('exit code 1'));
  expect(line.input('more')).toBe(false);
});

test('a program that is run again takes the place of the one before', async () => {
  const { container, runtime, screen } = await open();
  await runtime.run(python('python3 hello.py'));
  await runtime.run(python('python3 hello.py'));
  expect(container.spawned).toHaveLength(2);
  container.exit(0);
  await vi.waitFor(() => expect(screen.text).toContain('print("hello")'));
});

test('what is left behind is ended with it', async () => {
  const { container, runtime } = await open();
  runtime.dispose();
  expect(container.isTornDown).toBe(true);
});
