import { SetupError } from '../errors/setup-error.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import { ConfigError } from '../config.ts';
import { bench } from './commands/bench.ts';
import { buildStatic } from './commands/build-static.ts';
import { doctor } from './commands/doctor.ts';
import { lesson } from './commands/lesson/lesson.ts';
import { test } from './commands/testing/test.ts';
import { up } from './commands/up.ts';
import { untilStopped } from '../processes/until-stopped.ts';
import { UsageError } from './usage-error.ts';

/**
 * A command returns the exit code. The signal is aborted by Ctrl-C or SIGTERM; the words are those
 * after its name, which only some commands take.
 */
type Command = (signal: AbortSignal, words: readonly string[]) => Promise<number>;

const commands: Readonly<Record<string, Command>> = {
  up,
  doctor,
  test,
  bench,
  lesson,
  'build-static': buildStatic,
};
const commandsWithWords: readonly Command[] = [bench, lesson];

const usage = `Usage: slipway <command>

  up            sets up what is missing and starts the server   (npm start)
  doctor        lists every requirement, with its remedy        (npm run doctor)
  test          sets up what is missing and runs all tests      (npm test)
  bench         measures sessions against a bare engine         (npm run bench -- [name …] [--json])
  lesson        makes, checks, tests and records lessons        (npx slipway lesson)
  build-static  builds a copy that needs no server              (npm run build:static)

The environment configures it: PORT, HOST, SLIPWAY_HOME, SLIPWAY_CACHE, SLIPWAY_HOST_ENGINE,
SLIPWAY_KIT (auto, offline, online), and others that the README lists.
`;

process.exitCode = await main(process.argv.slice(2));

async function main(words: readonly string[]): Promise<number> {
  const stopping = new AbortController();
  void untilStopped().then(() => stopping.abort(new Error('stopped')));
  try {
    const [name = '--help', ...rest] = words;
    if (isHelp(name)) return say(usage, 0);
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
    if (!command) return complain(`There is no command "${name}".\n\n${usage}`);
    if (!commandsWithWords.includes(command)) {
      if (rest.some(isHelp)) return say(usage, 0);
      if (rest.length > 0) return complain(`"${name}" takes no "${rest.join(' ')}".\n\n${usage}`);
    }
    return await command(stopping.signal, rest);
  } catch (error) {
    if (stopping.signal.aborted)
      return complain('\nStopped. The next start goes on from here.', 130);
    return complain(explain(error));
  }
}

function isHelp(word: string): boolean {
  return word === '--help' || word === '-h';
}

function say(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}

function complain(text: string, code = 1): number {
  process.stderr.write(`${text}\n`);
  return code;
}

function explain(error: unknown): string {
  if (error instanceof SetupError) {
    const indented = (text: string) => text.split('\n').join('\n  ');
    return `\n✖ ${error.message}\n\n  ${indented(error.why)}\n\n→ ${indented(error.remedy)}\n`;
  }
  if (error instanceof SlipwayError) {
    const { expected, found, remedy } = error;
    const lines = [
      expected && `Expected: ${expected}`,
      found && `Found: ${found}`,
      remedy && `→ ${remedy}`,
    ];
    return `\n✖ ${error.message}\n\n  ${lines.filter(Boolean).join('\n  ')}\n`;
  }
  if (error instanceof UsageError) return `${error.message}\n\n${error.usage}`;
  if (error instanceof ConfigError) return `\n✖ ${error.message}\n`;
  return `\n✖ Something failed that should not.\n\n${error instanceof Error ? error.stack : error}\n`;
}
