import type { EngineEvent, EngineState } from '../../protocol/engine.ts';

/** Reads the Docker Engine of one machine. Never changes it. */
export interface Engine {
  /** What the engine holds now. Rejects with `engine-unreachable`. */
  state(): Promise<EngineState>;
  /**
   * `docker inspect` of a container or an image, as the engine answers. Untrusted: of any shape, up to 16 MiB. Rejects
   * with `engine-unreachable`, also where there is none of that name.
   */
  inspect(kind: 'container' | 'image', name: string): Promise<unknown>;
  /**
   * Events since the engine started, oldest first; the latest 2,000, without those of `docker
   * exec`. After a restart of the server, what the engine itself still remembers (256).
   */
  events(): readonly EngineEvent[];
  /**
   * Calls back for each event after this call. While the engine is away nothing comes; once it is
   * back, so do the events missed. Returns a function that ends it.
   */
  onEvent(listener: (event: EngineEvent) => void): () => void;
  /**
   * Calls back when the engine is back after it was away: containers that went down with it have no
   * event. Returns a function that ends it.
   */
  onReturn(listener: () => void): () => void;
  /** Closes the streams. Calls under way reject with `engine-unreachable`. */
  dispose(): void;
}
