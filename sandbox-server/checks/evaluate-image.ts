import type { ImageCheck } from '../../protocol/check.ts';
import type { EngineImage } from '../../protocol/engine.ts';
import type { CheckFacts } from './check-facts.ts';
import { findImage } from './find-image.ts';
import { readablePattern } from './readable-pattern.ts';
import { failed, passed, type Verdict } from './verdict.ts';

/** Looks for an image under a tag, at its layers, and at how it differs from another image. */
export async function evaluateImage(check: ImageCheck, facts: CheckFacts): Promise<Verdict> {
  const { tag, absent, history, compare } = check;
  const state = await facts.state();
  const image = findImage(state, tag);
  if (absent) return image ? failed(`no image ${tag}`, `the image ${tag}`) : passed;
  if (!image) return failed(`the image ${tag}`, `no image ${tag}`);
  if (history !== undefined && layersOf(image, history).length === 0) {
    return failed(`in ${tag}, ${describeLayer(history)}`, 'no such layer');
  }
  if (!compare) return passed;
  const other = findImage(state, compare.with);
  if (!other) return failed(`the image ${compare.with} to compare ${tag} with`, 'no such image');
  return compare.layer === undefined
    ? compareImages(check, image.id === other.id, compare)
    : compareLayers(check, [image, other], { ...compare, layer: compare.layer });
}

type Compare = NonNullable<ImageCheck['compare']>;

function compareImages({ tag }: ImageCheck, same: boolean, wanted: Compare): Verdict {
  if (same === wanted.same) return passed;
  const oneImage = `${tag} and ${wanted.with} as names of one image`;
  const twoImages = `${tag} and ${wanted.with} as two different images`;
  return same ? failed(twoImages, 'one image with both names') : failed(oneImage, 'two images');
}

function compareLayers(
  { tag }: ImageCheck,
  images: readonly [EngineImage, EngineImage],
  wanted: Compare & { layer: string },
): Verdict {
  const what = describeLayer(wanted.layer);
  const [layers, others] = [layersOf(images[0], wanted.layer), layersOf(images[1], wanted.layer)];
  const expected = wanted.same
    ? `${what} to be the same in ${tag} and ${wanted.with}, taken from the cache`
    : `${what} to be another in ${tag} than in ${wanted.with}, built anew`;
  if (layers.length === 0) return failed(expected, `no such layer in ${tag}`);
  if (others.length === 0) return failed(expected, `no such layer in ${wanted.with}`);
  const same = layers.join() === others.join();
  if (same === wanted.same) return passed;
  return failed(expected, same ? 'the same layer in both' : 'two different layers');
}

function describeLayer(pattern: string): string {
  return `the layer made by ${readablePattern(pattern) ?? 'the instruction that is asked for'}`;
}

/** Digests of the layers whose instruction matches; entries without files have none. */
function layersOf(image: EngineImage, pattern: string): string[] {
  const instruction = new RegExp(pattern, 'm');
  return image.layers
    .filter(({ createdBy, digest }) => digest !== '' && instruction.test(createdBy))
    .map(({ digest }) => digest);
}
