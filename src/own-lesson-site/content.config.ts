// Where the pages of an own lesson are built, this folder is Astro's `srcDir`: no other page is made.
export { collections } from '../content.config.ts';
