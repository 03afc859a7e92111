import { expect, test } from 'vitest';
import { releaseForPython } from '../python-release.ts';
import { upstreamVersion } from './build-image-root.ts';
import { versionTags } from './image-recipe.ts';
import { baseRecipe, layeredRecipes } from './kit-image-recipes.ts';

const release = releaseForPython('3.11');
const tagsOf = (repository: string, version: string) =>
  [baseRecipe, ...layeredRecipes]
    .find((recipe) => recipe.repository === repository)
    ?.tags({ release, version });

test.each([
  ['5:7.0.15-1~deb12u8', '7.0.15'],
  ['2.8.2+ds1-1', '2.8.2'],
  ['3.11.2-6+deb12u6', '3.11.2'],
  ['12.4+deb12u11', '12.4'],
])('Debian’s version %s is its authors’ %s', (debian, upstream) => {
  expect(upstreamVersion(debian)).toBe(upstream);
});

test('a version stands under its shorter forms, too', () => {
  expect(versionTags('7.0.15')).toEqual(['7', '7.0', '7.0.15']);
});

test('python has the tags that lessons and learners type', () => {
  expect(tagsOf('python', '3.11.2')).toEqual(
    expect.arrayContaining(['3.11-slim', '3.11', '3', '3-slim', 'slim', 'latest']),
  );
});

test('every image can be pulled without a tag, and no tag is given twice', () => {
  for (const { repository } of [baseRecipe, ...layeredRecipes]) {
    const tags = tagsOf(repository, '1.2.3') ?? [];
    expect(tags).toContain('latest');
    expect(new Set(tags).size).toBe(tags.length);
  }
});
