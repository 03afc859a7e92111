/** Where machines get images and Python packages from. */
export type KitMode = 'offline' | 'online';

/** A kit that is ready to be served. */
export interface Kit {
  readonly mode: KitMode;
  /** As in the tag `python:<version>-slim`: `3.11`. */
  readonly pythonVersion: string;
  /** `12` or `13`, as in the tag `debian:<version>-slim`. */
  readonly debianVersion: string;
  /** Folder of the mirror's registry store; in the online mode it fills as images are pulled. */
  readonly registryStore: string;
  /** Folder of the Python package index; null in the online mode, where PyPI itself serves. */
  readonly packagesFolder: string | null;
  /** Every image as a learner types it: `python:3.11-slim`. Empty in the online mode. */
  readonly images: readonly string[];
}
