import type { PythonRelease } from '../python-release.ts';
import type { ContainerDefaults } from './image-documents.ts';

/** What is known when a recipe is turned into an image. */
export interface RecipeFacts {
  readonly release: PythonRelease;
  /** Version of the recipe's `versionOf` package, as its authors number it: `7.0.15`. */
  readonly version: string;
}

/** An image of Debian's packages: the debian image itself, or one layer on top of it. */
export interface ImageRecipe {
  readonly repository: string;
  readonly packages: readonly string[];
  /** Name of the package whose version the tags carry. */
  readonly versionOf: (release: PythonRelease) => string;
  /** As in `RootRecipe`. */
  readonly customize: readonly string[];
  /** What `docker history` says of the layer. */
  readonly createdBy: (release: PythonRelease) => string;
  readonly tags: (facts: RecipeFacts) => readonly string[];
  readonly description: (facts: RecipeFacts) => string;
  readonly defaults: (facts: RecipeFacts) => ContainerDefaults;
}

/** `7.0.15` gives `7`, `7.0`, `7.0.15`. */
export function versionTags(version: string): readonly string[] {
  const parts = version.split('.');
  return parts.map((_, index) => parts.slice(0, index + 1).join('.'));
}

/** The search path that Docker's images carry. */
export const searchPath = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
