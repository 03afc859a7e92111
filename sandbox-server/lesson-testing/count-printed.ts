/**
 * What differs from run to run, in the order in which it is looked for: the way that a text shows it,
 * and what may stand in its place. One alternative, one named group.
 */
const units = 'seconds|minutes|hours|days|weeks|months';
/** As Docker says it, which knows no "1 minute": https://github.com/docker/go-units, duration.go. */
const time = String.raw`(?:Less than a second|1 second|About a minute|About an hour|(?!1 )\d+ (?:${units}))`;
const variables = {
  anything: ['…', '[^]*?'],
  // A program that has just ended is listed as running for a moment.
  ended: [
    String.raw`Exited \(0\) ${time} ago`,
    String.raw`(?:Exited \(0\) ${time} ago|Up ${time})`,
  ],
  time: [time, time],
  stamp: [String.raw`\d{2}\/[A-Z][a-z]{2}\/\d{4} \d{2}:\d{2}:\d{2}`, String.raw`[\w/]+ [\d:]+`],
  date: [String.raw`\b[A-Z][a-z]{2} +\d{1,2} \d{2}:\d{2}`, String.raw`[A-Z][a-z]{2} +\d+ \d+:\d+`],
  clock: [String.raw`\b\d{2}:\d{2}:\d{2}\b`, String.raw`\d{2}:\d{2}:\d{2}`],
  duration: [String.raw`\b\d+m\d+\.\d+s`, String.raw`\d+m\d+\.\d+s`],
  seconds: [String.raw`\b\d+\.\d+ (?=[A-Z])`, String.raw`\d+\.\d+ `],
  hash: [String.raw`\b(?=[0-9a-f]*\d)[0-9a-f]{10,64}`, '[0-9a-f]{10,64}'],
  size: [String.raw`\b\d+(?:\.\d+)?[kMG]?B\b`, String.raw`\d+(?:\.\d+)?[kMG]?B`],
  percent: [String.raw`\(\d+%\)`, String.raw`(?:\(\d+%\))?`],
  milliseconds: [String.raw`\b\d+ ms\b`, String.raw`\d+ ms`],
  name: [String.raw`\b[a-z]+_[a-z]+\b`, String.raw`[a-z]+_[a-z]+\d?`],
  learner: [String.raw`\blearner-[0-9a-z]+`, 'learner-[0-9a-z]+'],
  // Engines before 28 write a slash before a container's name; the text shows it as it is now.
  container: ['"(?=[a-z])', String.raw`"\/?`],
  blank: [String.raw`\s+`, String.raw`\s+`],
} as const satisfies Readonly<Record<string, readonly [shown: string, printed: string]>>;

const variable = new RegExp(
  Object.entries(variables)
    .map(([name, [shown]]) => `(?<${name}>${shown})`)
    .join('|'),
  'g',
);
/** The heading of a list: its rows may come in any order, as those of one second do. */
const isTable = /^[A-Z]{2,}(?: [A-Z]+)* {2,}[A-Z]/;
/** A line of a build, whose steps run side by side where one does not need the other. */
const isBuildLine = /^(?: ?=> |\[\+\] Building )/;
/** Flask writes to both streams: without a terminal, Docker passes each on by itself. */
const isOfTwoStreams = /^ \* Serving Flask app /m;

/**
 * How many lines of an output that a lesson's prose shows were printed, in their order, with ids,
 * times, sizes and random names as they come. `…` stands for anything.
 */
export function countPrinted(shown: string, printed: string): { found: number; of: number } {
  const lines = shown.split('\n').filter((line) => line.trim() !== '');
  const anyOrder =
    isTable.test(shown) ||
    isOfTwoStreams.test(shown) ||
    lines.every((line) => isBuildLine.test(line));
  let found = 0;
  let from = 0;
  for (const line of lines) {
    const match = new RegExp(linePattern(line.trim())).exec(printed.slice(from));
    if (!match) continue;
    found += 1;
    if (!anyOrder) from += match.index + match[0].length;
  }
  return { found, of: lines.length };
}

function linePattern(line: string): string {
  let pattern = '';
  let from = 0;
  for (const match of line.matchAll(variable)) {
    pattern += literal(line.slice(from, match.index));
    const [name] = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined) ?? [];
    pattern += variables[name as keyof typeof variables][1];
    from = match.index + match[0].length;
  }
  return pattern + literal(line.slice(from));
}

const literal = (text: string) => text.replace(/[$()*+.?[\\\]^{|}/]/g, String.raw`\$&`);
