import type { ImageCheck } from '../../protocol/check.ts';
import type { EngineImage } from '../../protocol/engine.ts';
import { phrase } from '../words/phrase.ts';
import type { CheckFacts } from './check-facts.ts';
import { findImage } from './find-image.ts';
import { readablePattern } from './readable-pattern.ts';
import { failed, passed, type Verdict } from './verdict.ts';
import type { Holds } from './pattern-search.ts';

/** Looks for an image under a tag, at its layers, and at how it differs from another image. */
export async function evaluateImage(
  check: ImageCheck,
  facts: CheckFacts,
  holds: Holds,
): Promise<Verdict> {
  const layersOf = (of: EngineImage, pattern: string) => digestsOf(of, pattern, holds);
  const { tag, absent, history, compare } = check;
  const state = await facts.state();
  const image = findImage(state, tag);
  const [there, missing] = [phrase('image.wanted', { tag }), phrase('image.none', { tag })];
  if (absent) return image ? failed(missing, there) : passed;
  if (!image) return failed(there, missing);
  if (history !== undefined && layersOf(image, history).length === 0) {
    const text = readablePattern(history);
    return failed(phrase('layer.wanted', { tag, text }), phrase('layer.none'));
  }
  if (!compare) return passed;
  const other = findImage(state, compare.with);
  if (!other) {
    const wanted = phrase('image.toCompare', { tag, other: compare.with });
    return failed(wanted, phrase('image.notThere'));
  }
  const { layer } = compare;
  if (layer === undefined) return compareImages(check, image.id === other.id, compare);
  const both = [layersOf(image, layer), layersOf(other, layer)] as const;
  return compareLayers(check, both, { ...compare, layer });
}

type Compare = NonNullable<ImageCheck['compare']>;

function compareImages({ tag }: ImageCheck, same: boolean, wanted: Compare): Verdict {
  if (same === wanted.same) return passed;
  const names = { tag, other: wanted.with };
  return same
    ? failed(phrase('image.differ', names), phrase('image.isOne'))
    : failed(phrase('image.namesOfOne', names), phrase('image.areTwo'));
}

function compareLayers(
  { tag }: ImageCheck,
  [layers, others]: readonly [string[], string[]],
  wanted: Compare & { layer: string },
): Verdict {
  const compared = { tag, other: wanted.with, text: readablePattern(wanted.layer) };
  const expected = phrase(wanted.same ? 'layer.same' : 'layer.differs', compared);
  if (layers.length === 0) return failed(expected, phrase('layer.noneIn', { tag }));
  if (others.length === 0) return failed(expected, phrase('layer.noneIn', { tag: wanted.with }));
  const same = layers.join() === others.join();
  if (same === wanted.same) return passed;
  return failed(expected, phrase(same ? 'layer.isSame' : 'layer.areTwo'));
}

/** Digests of the layers whose instruction matches; entries without files have none. */
function digestsOf(image: EngineImage, pattern: string, holds: Holds): string[] {
  return image.layers
    .filter(({ createdBy, digest }) => digest !== '' && holds(createdBy, pattern))
    .map(({ digest }) => digest);
}
