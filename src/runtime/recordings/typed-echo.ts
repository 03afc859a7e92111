import type { Frame, Segment } from './timeline.ts';

/** Milliseconds between two keys, as of somebody who types well. */
const keyWait = 28;
/** A long command takes no longer to be typed than this. */
const longestTyping = 1600;

/**
 * The frames of a command, its echo key by key: the tests typed it at once, and a reader wants to see
 * it come. What is shown is what was recorded, character for character.
 */
export function typedEcho(frames: readonly Frame[], { run }: Segment): Frame[] {
  const at = frames.findIndex(({ terminal }) => terminal === run.terminal);
  const echo = frames[at];
  const [line = ''] = run.command.split('\n');
  if (!echo) return [...frames];
  const began = echo.data.indexOf(line);
  if (began < 0) return [...frames];
  const keys = [...line];
  const wait = Math.min(keyWait, longestTyping / keys.length);
  const typed = keys.map((data, index) => ({
    ...echo,
    data: index === 0 ? echo.data.slice(0, began) + data : data,
    wait,
  }));
  const rest = { ...echo, data: echo.data.slice(began + line.length), wait: 250 };
  return [...frames.slice(0, at), ...typed, rest, ...frames.slice(at + 1)];
}
