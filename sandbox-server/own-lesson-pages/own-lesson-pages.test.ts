import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { PageBuild } from './build-pages.ts';
import { OwnLessonPages } from './own-lesson-pages.ts';
import { makeSiteFolder, removeSiteFolders } from './site-folder.ts';

const slug = 'own-abcdefghijkl';
const page = `lessons/${slug}/index.html`;
const never = new AbortController().signal;

let home: string;
let lesson: string;
let builds: number;
/** Of the code that pages are made by. */
let site: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'slipway-own-pages-'));
  lesson = join(home, 'lesson');
  [builds, site] = [0, 'aaaaaaaaaaaa'];
  await write(join(lesson, 'en.mdx'), 'one');
});
afterEach(() => rm(home, { recursive: true, force: true }));

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

/** Leaves what the site's build leaves: pages, and those assets that there were not before. */
async function buildTwo({ site: folder, pages, assets }: PageBuild): Promise<void> {
  builds += 1;
  const [name = ''] = (await readdir(join(folder, 'lessons'))).filter(
    (each) => each !== 'course.yaml',
  );
  const text = await readFile(join(folder, 'lessons', name, 'en.mdx'), 'utf8');
  await write(join(pages, 'lessons', name, 'index.html'), `${text} by ${site}`);
  const names = ['same.js', `only-${site}.js`];
  for (const each of names) {
    const had = await stat(join(assets, each)).catch(() => null);
    if (!had) await write(join(pages, '_own', each), each);
  }
  await write(join(pages, 'assets.json'), JSON.stringify(names));
}

const make = (build: (build: PageBuild, signal: AbortSignal) => Promise<void> = buildTwo) =>
  new OwnLessonPages({ home, siteKey: async () => site, build });
const version = (number: number) => ({ slug, version: number, folder: lesson });
const served = (pages: OwnLessonPages) =>
  readFile(join(pages.folders.served(slug), page), 'utf8').catch(() => null);
const assets = async (pages: OwnLessonPages) => (await readdir(pages.folders.assets)).sort();

test('the pages of a version are served once they are built, and with them what they load', async () => {
  const pages = make();
  expect(await served(pages)).toBeNull();
  await pages.build(version(1), never);
  expect(await served(pages)).toBe('one by aaaaaaaaaaaa');
  expect(await assets(pages)).toEqual(['only-aaaaaaaaaaaa.js', 'same.js']);
  expect(await readdir(pages.folders.ofLesson(slug))).toHaveLength(2);
  const left = (await readdir(pages.folders.folder)).filter((name) => name.startsWith('building'));
  expect(left).toEqual([]);
});

test('what is built already is not built again, by the next server neither', async () => {
  await make().build(version(1), never);
  await make().build(version(1), never);
  expect(builds).toBe(1);
});

test('a newer version takes the place of the one before', async () => {
  const pages = make();
  await pages.build(version(1), never);
  await write(join(lesson, 'en.mdx'), 'two');
  await pages.build(version(2), never);
  expect(await served(pages)).toBe('two by aaaaaaaaaaaa');
  expect(await readdir(pages.folders.ofLesson(slug))).toHaveLength(2);
});

test('other code of the site makes the pages anew', async () => {
  const pages = make();
  await pages.build(version(1), never);
  site = 'bbbbbbbbbbbb';
  await pages.build(version(1), never);
  expect(await served(pages)).toBe('one by bbbbbbbbbbbb');
});

test('a build that fails leaves the pages of the version before', async () => {
  const pages = make();
  await pages.build(version(1), never);
  const failing = make(async () => {
    throw new Error('no such component');
  });
  await expect(failing.build(version(2), never)).rejects.toThrow('no such component');
  expect(await served(failing)).toBe('one by aaaaaaaaaaaa');
});

test('a lesson that is removed while it is built has no pages', async () => {
  const { promise: isBuilding, resolve: begun } = Promise.withResolvers<void>();
  const pages = make(async (build, signal) => {
    begun();
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    await buildTwo(build);
  });
  const building = pages.build(version(1), never);
  await isBuilding;
  await Promise.all([expect(building).rejects.toThrow('removed'), pages.remove(slug)]);
  expect(await served(pages)).toBeNull();
});

test('who removes a lesson does not wait for the pages of another', async () => {
  const { promise: isBuilding, resolve: begun } = Promise.withResolvers<void>();
  const { promise: mayEnd, resolve: end } = Promise.withResolvers<void>();
  await make().build(version(1), never);
  const pages = make(async (build) => {
    begun();
    await mayEnd;
    await buildTwo(build);
  });
  const other = pages.build({ ...version(1), slug: 'own-zzzzzzzzzzzz' }, never);
  await isBuilding;
  await pages.remove(slug);
  expect(await served(pages)).toBeNull();
  end();
  await other;
});

test('whoever builds can give it up, while it waits its turn as well', async () => {
  const giveUp = new AbortController();
  const building = make().build(version(1), giveUp.signal);
  giveUp.abort(new Error('stopped'));
  await expect(building).rejects.toThrow('stopped');
});

test('what was never built can be removed', async () => {
  await expect(make().remove(slug)).resolves.toBeUndefined();
});

test('what no pages load goes a week later, for some have older ones open', async () => {
  const pages = make();
  await pages.build(version(1), never);
  site = 'bbbbbbbbbbbb';
  await pages.build(version(2), never);
  expect(await assets(pages)).toContain('only-aaaaaaaaaaaa.js');
  const longAgo = new Date(Date.now() - 8 * 24 * 60 * 60 * 1000);
  for (const name of await assets(pages)) {
    await utimes(join(pages.folders.assets, name), longAgo, longAgo);
  }
  await pages.tidy();
  expect(await assets(pages)).toEqual(['only-bbbbbbbbbbbb.js', 'same.js']);
});

test('what a server left unfinished is removed by the next', async () => {
  const pages = make();
  await write(join(pages.folders.folder, 'building-abc', 'x'), 'x');
  const left = await makeSiteFolder({ slug, version: 1, folder: lesson }, home);
  const another = await makeSiteFolder({ slug, version: 1, folder: lesson }, `${home}-another`);
  await pages.tidy();
  expect(await readdir(pages.folders.folder)).toEqual([]);
  await expect(stat(left)).rejects.toThrow(/ENOENT/);
  expect((await stat(another)).isDirectory()).toBe(true);
  await removeSiteFolders(`${home}-another`);
});
