import type { EngineContainer, EngineImage, EngineState } from '../../protocol/engine.ts';
import { isSameImageName } from './image-name.ts';

/** The image that stands under a tag. */
export function findImage(state: EngineState, tag: string): EngineImage | undefined {
  return state.images.find((image) => image.tags.some((other) => isSameImageName(other, tag)));
}

/**
 * Whether a container was made from the image of this name. Where the name was typed as an id, or
 * has moved on since to a newer image, the id of the image decides.
 */
export function isFromImage(container: EngineContainer, tag: string, state: EngineState): boolean {
  return isSameImageName(container.image, tag) || findImage(state, tag)?.id === container.imageId;
}
