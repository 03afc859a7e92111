/** A terminal's bytes in both directions, over whichever way they take. */
export interface Line {
  type(data: string): void;
  /** Receives every piece of output as it comes; one listener at a time. */
  listen(listener: (output: Buffer) => void): void;
  /** Ends the shell. */
  dispose(): Promise<void>;
}

const keptCharacters = 4_000;

/** Types, and resolves with the milliseconds until the output of this line matches. */
export function timeUntil(
  line: Line,
  typed: string,
  pattern: RegExp,
  patience = 60_000,
): Promise<number> {
  return new Promise((resolve, reject) => {
    let tail = '';
    const started = performance.now();
    const overdue = setTimeout(
      () => reject(new Error(`expected ${pattern}, found ${JSON.stringify(tail.slice(-300))}`)),
      patience,
    );
    line.listen((output) => {
      tail = (tail + output.toString('latin1')).slice(-keptCharacters);
      if (!pattern.test(tail)) return;
      clearTimeout(overdue);
      line.listen(() => undefined);
      resolve(performance.now() - started);
    });
    line.type(typed);
  });
}

/** Runs a shell command to its end on a line that stands at a prompt. Gives milliseconds. */
export async function runOnLine(line: Line, command: string, patience?: number): Promise<number> {
  const mark = Math.random().toString(36).slice(2);
  // The mark is typed in two parts, so that the echo of what was typed is not taken for the end.
  const typed = `${command}; echo '${mark}''-done'\r`;
  return timeUntil(line, typed, new RegExp(`${mark}-done\r\n[^]*\\$ `), patience);
}

/** What a prompt that waits for input ends with. */
export const prompt = /learner@sandbox[^]*\$ /;
