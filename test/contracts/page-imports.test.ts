import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

// dependency-cruiser reads neither .astro nor .mdx: these are the same rules for them.
const root = fileURLToPath(new URL('../../', import.meta.url));
/** From the top: a layer may import its own and those below. */
const layers = ['pages', 'layouts', 'components', 'lesson-components', 'islands', 'runtime'];

/** What a page or lesson imports, as paths from the root; packages are left out. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  const found = text.matchAll(/^\s*(?:import|export)\s(?:[^'"]*?\sfrom\s)?['"](\.[^'"]*)['"]/gm);
  return [...found].map(([, path = '']) => relative(root, join(root, dirname(file), path)));
}

const layerOf = (path: string) => /^src\/([^/]+)\//.exec(path)?.[1] ?? '';
const astroFiles = globSync('src/**/*.astro', { cwd: root });
const lessons = globSync('lessons/**/*.mdx', { cwd: root });

test('there are pages and lessons to look at', () => {
  expect(astroFiles.length).toBeGreaterThan(5);
  expect(lessons.length).toBeGreaterThan(0);
  expect(astroFiles.flatMap(importsOf).length).toBeGreaterThan(5);
});

test.each(astroFiles)('%s imports nothing above it, and nothing of the server', (file) => {
  const own = layers.indexOf(layerOf(file));
  const wrong = importsOf(file).filter((path) => {
    const other = layers.indexOf(layerOf(path));
    return path.startsWith('sandbox-server/') || (own >= 0 && other >= 0 && other < own);
  });
  expect(wrong).toEqual([]);
});

test.each(lessons)('%s uses only lesson components', (file) => {
  const wrong = importsOf(file).filter((path) => !path.startsWith('src/lesson-components/'));
  expect(wrong).toEqual([]);
});
