import type { Language } from '../../protocol/language.ts';
import type { SlipwayError } from '../errors/slipway-error.ts';
import type { Actor } from '../people/actor.ts';

/** One who looks at a board, over a line that may be slow. No call may throw. */
export interface BoardViewer {
  readonly actor: Actor;
  readonly language: Language;
  /** Whether what was sent is not on its way yet: nothing more is sent until it is. */
  readonly isSlow: boolean;
  /** A frame of `boardFrameSchema`, as JSON. */
  send(frame: string): void;
  /** The right to look is gone. */
  close(reason: SlipwayError): void;
}
