import { join } from 'node:path';
import { contentKey } from '../cache/content-key.ts';
import { projectRoot } from '../processes/project-tools.ts';

/** All that an own lesson's pages are made of, beside the lesson. */
const sources = [
  ...['src', 'course', 'protocol'],
  ...['astro.config.ts', 'ec.config.mjs', 'package-lock.json'],
];

/** Names the code of the site: pages made by other code are made anew. */
export const siteKey = (): Promise<string> =>
  contentKey({ paths: sources.map((name) => join(projectRoot, name)) });
