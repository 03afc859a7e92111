import type { DockerfileCheck } from '../../protocol/check.ts';
import type { WantedInstruction } from '../words/check-values.ts';
import { phrase, type Wording } from '../words/phrase.ts';
import { readablePattern } from './readable-pattern.ts';

/** An instruction that a check asks for, or that no Dockerfile is to have. */
export const wantedInstruction = (check: DockerfileCheck): Wording =>
  phrase(check.absent ? 'dockerfile.unwanted' : 'dockerfile.wanted', {
    wanted: named(check),
    path: check.path,
  });

/** The instruction, and the one that it is to stand before. */
export const wantedOrder = (
  check: DockerfileCheck,
  before: NonNullable<DockerfileCheck['before']>,
): Wording =>
  phrase('dockerfile.order', { wanted: named(check), before: named(before), path: check.path });

const named = ({
  instruction,
  arguments: pattern,
}: {
  instruction: string;
  arguments?: string | undefined;
}): WantedInstruction => ({
  instruction,
  text: pattern === undefined ? undefined : readablePattern(pattern),
});
