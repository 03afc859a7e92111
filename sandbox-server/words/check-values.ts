import type { ContainerCheck } from '../../protocol/check.ts';

/** What a check asks of containers. */
export type WantedContainers = Pick<
  ContainerCheck,
  | 'name'
  | 'image'
  | 'state'
  | 'exitCode'
  | 'publishes'
  | 'network'
  | 'volume'
  | 'atLeast'
  | 'atMost'
> & {
  /** What they are to run; without its text where that is too much of a pattern to be read. */
  readonly command?: { readonly text: string | undefined };
};

/** In what a container differs from what is asked for. */
export type ContainerMiss =
  | { readonly is: 'from'; readonly image: string }
  | {
      readonly is: 'state';
      readonly state: string;
      readonly exitCode: number | null;
      /** That it still runs is worth saying where it is to have ended. */
      readonly isToHaveEnded: boolean;
    }
  | { readonly is: 'command'; readonly command: string }
  /** Pairs such as `8000:5000`. */
  | { readonly is: 'ports'; readonly ports: readonly string[] }
  | { readonly is: 'networks'; readonly networks: readonly string[] }
  | { readonly is: 'volumes'; readonly volumes: readonly string[] };

/** The container that comes nearest to what is asked for. */
export interface NearestContainer {
  readonly name: string;
  readonly image: string;
  readonly misses: readonly ContainerMiss[];
}

/** An instruction that a Dockerfile is to have, and what is to follow it, where that can be read. */
export interface WantedInstruction {
  readonly instruction: string;
  readonly text: string | undefined;
}

/** An instruction of the learner's Dockerfile. */
export interface FoundInstruction {
  readonly line: number;
  readonly text: string;
}

/** What an image in the registry is to have. */
export type WantedConfiguration =
  | { readonly is: 'label' | 'variable'; readonly name: string; readonly text: string | undefined }
  | { readonly is: 'no-variable'; readonly name: string }
  | { readonly is: 'command'; readonly text: string | undefined }
  | { readonly is: 'port'; readonly port: string };
