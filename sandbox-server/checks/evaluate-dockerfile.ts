import { DockerfileParser, type Instruction } from 'dockerfile-ast';
import type { DockerfileCheck } from '../../protocol/check.ts';
import type { CheckFacts } from './check-facts.ts';
import type { FoundInstruction } from '../words/check-values.ts';
import { phrase, type Wording } from '../words/phrase.ts';
import { wantedInstruction, wantedOrder } from './wanted-instruction.ts';
import { failed, passed, type Verdict } from './verdict.ts';
import type { Holds } from './pattern-search.ts';

type Wanted = { instruction: string; arguments?: string | undefined };

/** Looks for an instruction of a Dockerfile, and at its place among the others. */
export async function evaluateDockerfile(
  check: DockerfileCheck,
  facts: CheckFacts,
  holds: Holds,
): Promise<Verdict> {
  const { path, before, absent } = check;
  const text = await facts.readFile(path);
  if (text === null) return failed(phrase('file.wanted', { path }), phrase('file.none', { path }));
  const instructions = DockerfileParser.parse(text).getInstructions();
  const at = instructions.findIndex((instruction) => fits(instruction, check, holds));
  const found = instructions[at];
  if (absent) {
    if (!found) return passed;
    return failed(wantedInstruction(check), standing(found));
  }
  if (!found) return failed(wantedInstruction(check), nearest(instructions, check));
  if (!before) return passed;

  const expected = wantedOrder(check, before);
  const limit = instructions.findIndex((instruction) => fits(instruction, before, holds));
  const later = instructions[limit];
  if (!later) return failed(expected, nearest(instructions, before));
  if (at < limit) return passed;
  const order = { first: foundAs(later), second: foundAs(found) };
  return failed(expected, phrase('dockerfile.before', order));
}

function fits(instruction: Instruction, wanted: Wanted, holds: Holds): boolean {
  if (instruction.getKeyword() !== wanted.instruction) return false;
  return wanted.arguments === undefined || holds(argumentsOf(instruction), wanted.arguments);
}

/** What follows the instruction, on one line. */
function argumentsOf(instruction: Instruction): string {
  return (instruction.getArgumentsContent() ?? '').replace(/[\\`]\r?\n\s*/g, ' ');
}

const foundAs = (instruction: Instruction): FoundInstruction => ({
  line: instruction.getRange().start.line + 1,
  text: `${instruction.getKeyword()} ${argumentsOf(instruction).slice(0, 80)}`,
});

const standing = (instruction: Instruction): Wording =>
  phrase('dockerfile.at', { found: foundAs(instruction) });

function nearest(instructions: readonly Instruction[], wanted: Wanted): Wording {
  const other = instructions.findLast((each) => each.getKeyword() === wanted.instruction);
  return other ? standing(other) : phrase('dockerfile.none', { name: wanted.instruction });
}
