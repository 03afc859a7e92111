import type { ImageCheck } from '../../protocol/check.ts';
import { phrase, type Wording } from '../words/phrase.ts';
import { readablePattern } from './readable-pattern.ts';

export type ImageComparison = NonNullable<ImageCheck['compare']>;

/** A layer that an image is to have, by the instruction that made it. */
export const wantedLayer = (tag: string, history: string): Wording =>
  phrase('layer.wanted', { tag, text: readablePattern(history) });

/** What is to be the same, or another, in two images. */
export function wantedSameness(
  tag: string,
  { with: other, same, layer }: ImageComparison,
): Wording {
  if (layer === undefined)
    return phrase(same ? 'image.namesOfOne' : 'image.differ', { tag, other });
  const compared = { tag, other, text: readablePattern(layer) };
  return phrase(same ? 'layer.same' : 'layer.differs', compared);
}
