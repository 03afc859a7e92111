/** The longest that anything between two commands takes in a recording, in seconds. */
const longest = 2.4;

/**
 * Moments (in milliseconds, ascending) between which time runs evenly; returns the time in seconds that
 * a moment has in a recording, in which nothing takes long.
 */
export function squeezeTime(moments: readonly number[]): (at: number) => number {
  const starts: { from: number; at: number; pace: number }[] = [];
  let at = 0;
  for (const [index, from] of moments.entries()) {
    const seconds = ((moments[index + 1] ?? from) - from) / 1000;
    starts.push({ from, at, pace: seconds > longest ? longest / seconds : 1 });
    at += Math.min(seconds, longest);
  }
  return (moment) => {
    const start = starts.findLast(({ from }) => from <= moment) ?? starts[0];
    if (!start) return 0;
    const seconds = start.at + ((moment - start.from) / 1000) * start.pace;
    return Math.max(0, Math.round(seconds * 100) / 100);
  };
}
