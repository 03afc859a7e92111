import type { WantedInstruction } from '../words/check-values.ts';
import { readablePattern } from './readable-pattern.ts';

/** An instruction that a check asks for, as words can say it. */
export const wantedInstruction = ({
  instruction,
  arguments: pattern,
}: {
  instruction: string;
  arguments?: string | undefined;
}): WantedInstruction => ({
  instruction,
  text: pattern === undefined ? undefined : readablePattern(pattern),
});
