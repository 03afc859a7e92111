/** Base images that every machine has at its start, shared by all at no cost. */
export interface GoldenImages {
  /** Changes with the images; names the disk template. */
  readonly key: string;
  /** EROFS file with the layers' files. */
  readonly layers: string;
  /** Tar of the engine's metadata about them: about 1 MB, unpacked into each machine. */
  readonly skeleton: string;
}

/** Where every machine sees the layers; the skeleton's links lead there. */
export const goldenMountPoint = '/golden';
