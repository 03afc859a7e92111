/** Something that docker is asked to do in a line of the shell. */
export interface DockerCall {
  /** `image ls`, `run`; older and longer names of one command are one. */
  readonly verb: string;
  /** By their long names: `--detach`. */
  readonly options: readonly string[];
}

const sameAs: Readonly<Record<string, string>> = {
  images: 'image ls',
  'container ls': 'ps',
  'container rm': 'rm',
};
const twoWords = new Set(['builder', 'container', 'image', 'network', 'system', 'volume']);

/** Long names of one-letter options; where they depend on the command, with it in front. */
const longNames: Readonly<Record<string, string>> = {
  a: 'all',
  d: 'detach',
  e: 'env',
  f: 'force',
  'logs f': 'follow',
  'build f': 'file',
  i: 'interactive',
  l: 'latest',
  p: 'publish',
  q: 'quiet',
  t: 'tag',
  'run t': 'tty',
  'restart t': 'time',
  'stop t': 'time',
  'system df v': 'verbose',
  u: 'user',
  v: 'volume',
  w: 'workdir',
};
/** Options of `run` and `create` that stand alone; a word follows all others. */
const alone = new Set(['detach', 'interactive', 'tty', 'rm', 'init', 'read-only']);

/** Every call of docker in a line, also within `$(…)`. */
export function dockerCalls(line: string): DockerCall[] {
  const plain = line.replace(/\$\((?!docker)[^)]*\)/g, '…'); // Not "$(pwd)", and its like.
  const calls = plain.matchAll(/\bdocker (?:--config \S+ )?([a-z][^|;&<>()]*)/g);
  return [...calls].map(([, text = '']) => {
    const words = text.trim().split(/\s+/);
    const named = words.splice(0, twoWords.has(words[0] ?? '') ? 2 : 1).join(' ');
    const verb = sameAs[named] ?? named;
    return { verb, options: optionsOf(verb, words) };
  });
}

function optionsOf(verb: string, words: readonly string[]): string[] {
  const isProgramNext = verb === 'run' || verb === 'create';
  const options: string[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? '';
    if (!word.startsWith('-')) {
      if (isProgramNext) break; // The image, and then what it runs.
      continue;
    }
    const names = namesOf(verb, word);
    options.push(...names.map((name) => `--${name}`));
    const last = names.at(-1) ?? '';
    if (isProgramNext && !word.includes('=') && !alone.has(last)) at += 1;
  }
  return options;
}

function namesOf(verb: string, word: string): string[] {
  if (word.startsWith('--')) return [word.slice(2).split('=')[0] ?? ''];
  return [...word.slice(1)].map((letter) => {
    return longNames[`${verb} ${letter}`] ?? longNames[letter] ?? letter;
  });
}
