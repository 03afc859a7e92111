import type { ImageCheck } from '../../protocol/check.ts';
import type { EngineImage } from '../../protocol/engine.ts';
import { phrase } from '../words/phrase.ts';
import type { CheckFacts } from './check-facts.ts';
import { findImage } from './find-image.ts';
import { failed, passed, type Verdict } from './verdict.ts';
import type { Holds } from './pattern-search.ts';
import { wantedLayer, wantedSameness, type ImageComparison } from './wanted-image.ts';

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
    return failed(wantedLayer(tag, history), phrase('layer.none'));
  }
  if (!compare) return passed;
  const other = findImage(state, compare.with);
  if (!other) {
    const wanted = phrase('image.toCompare', { tag, other: compare.with });
    return failed(wanted, phrase('image.notThere'));
  }
  const { layer } = compare;
  if (layer !== undefined) {
    return compareLayers(tag, compare, [layersOf(image, layer), layersOf(other, layer)]);
  }
  const same = image.id === other.id;
  if (same === compare.same) return passed;
  return failed(wantedSameness(tag, compare), phrase(same ? 'image.isOne' : 'image.areTwo'));
}

function compareLayers(
  tag: string,
  wanted: ImageComparison,
  [layers, others]: readonly [string[], string[]],
): Verdict {
  const expected = wantedSameness(tag, wanted);
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
