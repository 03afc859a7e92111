import type { EngineImage } from '../../protocol/engine.ts';
import {
  imageHistoryAnswerSchema,
  imageInspectAnswerSchema,
  imageListAnswerSchema,
  type ImageAnswer,
} from './engine-answers.ts';
import { joinLayers } from './layers.ts';
import type { ReadJson } from './read-json.ts';

type Layers = EngineImage['layers'];

/**
 * Returns a reader of the images with their layers. An image never changes under its id, so its
 * layers are asked for once.
 */
export function createImageReader(readJson: ReadJson, api: string) {
  const known = new Map<string, Promise<Layers>>();

  async function readLayers(id: string): Promise<Layers> {
    const path = `${api}/images/${encodeURIComponent(id)}`;
    const [history, image] = await Promise.all([
      readJson(`${path}/history`, imageHistoryAnswerSchema),
      readJson(`${path}/json`, imageInspectAnswerSchema),
    ]);
    return joinLayers(history, image.RootFS.Layers ?? []);
  }

  function layersOf(id: string): Promise<Layers> {
    const layers = known.get(id) ?? readLayers(id);
    known.set(id, layers);
    // An image removed between list and history leaves none behind, and may come back by a pull.
    layers.catch(() => known.delete(id));
    return layers;
  }

  async function toImage(answer: ImageAnswer): Promise<EngineImage | undefined> {
    const layers = await layersOf(answer.Id).catch(() => undefined);
    if (layers === undefined) return undefined;
    return {
      id: answer.Id,
      tags: (answer.RepoTags ?? []).filter((tag) => tag !== '<none>:<none>'),
      size: answer.Size,
      createdAt: new Date(answer.Created * 1000).toISOString(),
      layers,
    };
  }

  return async function readImages(): Promise<EngineImage[]> {
    const answers = await readJson(`${api}/images/json`, imageListAnswerSchema);
    const ids = new Set(answers.map((answer) => answer.Id));
    for (const id of known.keys()) if (!ids.has(id)) known.delete(id);
    const images = await Promise.all(answers.map(toImage));
    return images.filter((image) => image !== undefined);
  };
}
