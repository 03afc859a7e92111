import { expect, test, vi } from 'vitest';
import { maxUnacknowledgedBytes, type TerminalServerFrame } from '../../protocol/terminal.ts';
import { Screen } from './screen.ts';
import { Watchers } from './watchers.ts';

function watch() {
  const screen = new Screen({ cols: 80, rows: 24 });
  const watchers = new Watchers(screen);
  const frames: TerminalServerFrame[] = [];
  const got: Buffer[] = [];
  const way = watchers.add({
    output: (bytes) => got.push(bytes),
    control: (frame) => frames.push(frame),
  });
  const print = (text: string) => {
    const chunk = Buffer.from(text);
    void screen.write(chunk);
    watchers.print(chunk);
  };
  const text = () => Buffer.concat(got).toString();
  const bytes = () => got.reduce((sum, { length }) => sum + length, 0);
  return { way, watchers, frames, print, text, bytes, got };
}

test('a watcher gets the screen, then what is printed, each byte once', async () => {
  const { print, text, frames } = watch();
  print('before ');
  print('after');
  await vi.waitFor(() => expect(text()).toContain('after'), 10_000);
  print(' and on');
  expect(text().match(/before|after|and on/g)).toEqual(['before', 'after', 'and on']);
  expect(frames[0]).toEqual({ type: 'screen', cols: 80, rows: 24 });
});

test('one who does not keep up gets nothing more, and the screen once they have drawn it all', async () => {
  const { way, print, frames, bytes, text, got } = watch();
  await vi.waitFor(() => expect(frames).toHaveLength(1), 10_000);
  for (let line = 0; line < 400; line++) print(`${'x'.repeat(1000)}\r\n`);
  expect(bytes()).toBeLessThan(maxUnacknowledgedBytes + 2_000);
  const sent = bytes();
  got.length = 0;
  print('the last line');
  expect(text()).toBe('');
  way.acknowledge(sent);
  await vi.waitFor(() => expect(text()).toContain('the last line'), 10_000);
  expect(frames.filter(({ type }) => type === 'screen')).toHaveLength(2);
});

test('one who left gets nothing', async () => {
  const { way, print, text, watchers, frames } = watch();
  const stays: string[] = [];
  watchers.add({ output: (bytes) => stays.push(String(bytes)), control: () => undefined });
  way.detach();
  print('secret');
  watchers.ended(0);
  await vi.waitFor(() => expect(stays.join('')).toContain('secret'), 10_000);
  expect([text(), frames]).toEqual(['', []]);
});
