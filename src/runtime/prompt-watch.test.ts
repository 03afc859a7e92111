import { expect, test } from 'vitest';
import { PromptWatch } from './prompt-watch.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

test('a prompt is seen when readline turns bracketed paste on', () => {
  const watch = new PromptWatch();
  watch.push(bytes('\u001b[?2004hlearner@sandbox:~/app$ '));
  expect(watch.isOpen).toBe(true);
});

test('a running command is no prompt, but there has been one', () => {
  const watch = new PromptWatch();
  watch.push(bytes('\u001b[?2004h$ sleep 9\r\n\u001b[?2004l\r'));
  expect([watch.isOpen, watch.hasOpened]).toEqual([false, true]);
});

test('a prompt is seen however the output is cut', () => {
  const output = bytes('x\u001b[31mred\u001b[?2004h$ ');
  for (let cut = 0; cut <= output.length; cut++) {
    const watch = new PromptWatch();
    watch.push(output.subarray(0, cut));
    watch.push(output.subarray(cut));
    expect(watch.isOpen, `cut at ${cut}`).toBe(true);
  }
});

test('other modes and colours are no prompt', () => {
  const watch = new PromptWatch();
  watch.push(bytes('\u001b[?25h\u001b[?2005h\u001b[2004h\u001b[?200'));
  expect(watch.isOpen).toBe(false);
});

test('waiting for the next prompt ends with it, not with the one that is there', async () => {
  const watch = new PromptWatch();
  watch.push(bytes('\u001b[?2004h'));
  let came = false;
  const next = watch.next(60_000).then((found) => (came = found));
  await Promise.resolve();
  expect(came).toBe(false);
  watch.push(bytes('^C\r\n\u001b[?2004h$ '));
  expect(await next).toBe(true);
});

test('waiting for a prompt that does not come ends without one', async () => {
  expect(await new PromptWatch().next(1)).toBe(false);
});
