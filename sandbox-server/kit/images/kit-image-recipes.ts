import { debianImage } from './debian-image.ts';
import type { ImageRecipe } from './image-recipe.ts';
import { pythonImage } from './python-image.ts';
import { redisImage } from './redis-image.ts';
import { registryImage } from './registry-image.ts';

/** The base first, then what is built on it. `hello-world` is no Debian image and stands apart. */
export const baseRecipe: ImageRecipe = debianImage;
export const layeredRecipes: readonly ImageRecipe[] = [pythonImage, redisImage, registryImage];
