import type { EngineEvent, EngineState } from '../../protocol/engine.ts';
import type { SignIns } from '../registry/classroom-registry.ts';
import type { FindRegistryImage } from '../registry/registry-image.ts';

/** What a port answered to a GET; `body` holds its first 256 KiB. */
export interface PortAnswer {
  readonly status: number;
  readonly body: string;
}

/** All that checks may look at. A rejection counts as our fault, never as the learner's. */
export interface CheckFacts {
  state(): Promise<EngineState>;
  events(): readonly EngineEvent[];
  /** Text of a file of the workspace; null where there is none. */
  readFile(path: string): Promise<string | null>;
  /** Answer of a port of the machine; null where none comes within three seconds. */
  fetchPort(port: number, path: string): Promise<PortAnswer | null>;
  /** Whether a port of the machine accepts connections. */
  portAnswers(port: number): Promise<boolean>;
  /** What the classroom registry itself tells of an image. */
  readonly registryImage: FindRegistryImage;
  /** How often the learner's account was let in there, and refused. */
  signIns(): SignIns;
}
