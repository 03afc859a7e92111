import { fileURLToPath } from 'node:url';
import { root } from 'astro:config/server';

/** Path of `lessons/` while the site is built. */
export const lessonsFolder = fileURLToPath(new URL('lessons/', root));
