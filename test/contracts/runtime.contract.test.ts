import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ProblemError } from '../../src/runtime/problem-error.ts';
import { PatientScreen } from '../doubles/patient-screen.ts';
import { runtimes } from './runtime/open-runtimes.ts';
import { lesson, type RuntimeTrial } from './runtime/runtime-trial.ts';

const size = { cols: 100, rows: 30 };

describe.each(runtimes)('%s', (_name, open) => {
  let trial: RuntimeTrial;

  beforeEach(async () => {
    trial = await open();
  });
  afterEach(async () => {
    trial.runtime.dispose();
    await trial.close();
  });

  /** Draws a terminal as soon as there is one of the name, as the page does. */
  function draw(name: string): PatientScreen {
    const screen = new PatientScreen();
    let isDrawn = false;
    trial.runtime.terminals.connections.subscribe((lines) => {
      const line = lines.find((each) => each.name === name);
      if (line && !isDrawn) {
        isDrawn = true;
        line.attach(screen, size);
      }
    });
    return screen;
  }

  test('has a terminal from the beginning', () => {
    const { terminals } = trial.runtime;
    expect(terminals.connections.value.map(({ name }) => name)).toContain(
      terminals.active.value.name,
    );
  });

  test('makes a command happen in its terminal, which comes to the front', async () => {
    const { run, prints } = trial.possible;
    const screen = draw('two');
    await trial.runtime.run(run);
    expect(trial.runtime.terminals.active.value.name).toBe('two');
    await vi.waitFor(() => expect(screen.text).toContain(prints));
  });

  test('draws what there is to see on a screen that comes later', async () => {
    const { run, prints } = trial.possible;
    const early = draw('two');
    await trial.runtime.run(run);
    await vi.waitFor(() => expect(early.text).toContain(prints));
    const line = trial.runtime.terminals.active.value;
    line.disconnect();
    const late = new PatientScreen();
    line.attach(late, size);
    await vi.waitFor(() => expect(late.text).toContain(prints));
  });

  test('tells why it cannot run a command, and nothing has happened then', async () => {
    const screen = draw('main');
    const run = { ...(await trial.impossible()), terminal: 'main' };
    const failure = await trial.runtime.run(run).catch((thrown: unknown) => thrown);
    expect(failure).toBeInstanceOf(ProblemError);
    expect(screen.text).not.toContain(run.command);
  });

  test('has the lesson’s files, and takes what is typed and put', async () => {
    const { files } = trial.runtime;
    await vi.waitFor(() => expect(files.active.value?.text.value).toContain('print'));
    expect(files.active.value?.path).toBe(lesson.open[0]);
    expect(await files.put('new.py', 'print("new")\n')).toBe(true);
    files.active.value!.edit('print("typed")\n');
    expect(await files.saveAll()).toEqual([]);
    await files.refresh();
    expect(files.entries.value.get('new.py')).toMatchObject({ kind: 'file' });
  });

  test('draws nothing more once it is disposed of', async () => {
    const screen = draw('two');
    await trial.runtime.run(trial.possible.run);
    await vi.waitFor(() => expect(screen.text).toContain(trial.possible.prints));
    trial.runtime.dispose();
    const { text } = screen;
    const line = trial.runtime.terminals.active.value;
    expect(line.input('ls\r')).toBe(false);
    expect(screen.text).toBe(text);
  });
});
