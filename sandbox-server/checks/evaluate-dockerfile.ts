import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import type { DockerfileCheck } from '../../protocol/check.ts';
import type { CheckFacts } from './check-facts.ts';
import { readablePattern } from './readable-pattern.ts';
import { failed, passed, type Verdict } from './verdict.ts';

type Wanted = { instruction: string; arguments?: string | undefined };

/** Looks for an instruction of a Dockerfile, and at its place among the others. */
export async function evaluateDockerfile(
  check: DockerfileCheck,
  facts: CheckFacts,
): Promise<Verdict> {
  const { path, before, absent } = check;
  const text = await facts.readFile(path);
  if (text === null) return failed(`the file ${path}`, `no file ${path}`);
  const instructions = DockerfileParser.parse(text).getInstructions();
  const at = instructions.findIndex((instruction) => fits(instruction, check));
  if (absent) {
    return at === -1
      ? passed
      : failed(`no ${describe(check)} in ${path}`, describeAt(instructions[at]));
  }
  if (at === -1) return failed(`${describe(check)} in ${path}`, nearest(instructions, check));
  if (!before) return passed;

  const expected = `${describe(check)} before ${describe(before)} in ${path}`;
  const limit = instructions.findIndex((instruction) => fits(instruction, before));
  if (limit === -1) return failed(expected, nearest(instructions, before));
  if (at < limit) return passed;
  return failed(
    expected,
    `${describeAt(instructions[limit])} before ${describeAt(instructions[at])}`,
  );
}

function fits(instruction: Instruction, wanted: Wanted): boolean {
  if (instruction.getKeyword() !== wanted.instruction) return false;
  return (
    wanted.arguments === undefined ||
    new RegExp(wanted.arguments, 'm').test(argumentsOf(instruction))
  );
}

/** What follows the instruction, on one line. */
function argumentsOf(instruction: Instruction): string {
  return (instruction.getArgumentsContent() ?? '').replace(/[\\`]\r?\n\s*/g, ' ');
}

function describe(wanted: Wanted): string {
  const keyword = `${wanted.instruction} instruction`;
  const shown = wanted.arguments === undefined ? undefined : readablePattern(wanted.arguments);
  return shown === undefined ? `a ${keyword}` : `a ${keyword} with ${shown}`;
}

function describeAt(instruction: Instruction | undefined): string {
  if (!instruction) return 'nothing';
  const line = instruction.getRange().start.line + 1;
  return `line ${line}, “${instruction.getKeyword()} ${argumentsOf(instruction).slice(0, 80)}”`;
}

function nearest(instructions: readonly Instruction[], wanted: Wanted): string {
  const others = instructions.filter((other) => other.getKeyword() === wanted.instruction);
  return others.length > 0 ? describeAt(others.at(-1)) : `no ${wanted.instruction} instruction`;
}
