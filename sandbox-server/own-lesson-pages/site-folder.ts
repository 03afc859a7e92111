import { createHash } from 'node:crypto';
import {
  copyFile,
  cp,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BuiltLesson } from '../own-lessons/page-builder.ts';
import { projectRoot } from '../processes/project-tools.ts';

/** Astro takes a file for one of its root unless they have a folder in common, so it is within the project. */
const sites = join(projectRoot, '.astro', 'own-lessons');

/**
 * Makes a folder that Astro takes for a project whose only lesson is this one: what a build writes down
 * for itself does not meet that of another build. The code of the site stays where it is.
 * @param home state folder of the server that builds
 * @returns path of the folder, which whoever asked removes
 */
export async function makeSiteFolder(lesson: BuiltLesson, home: string): Promise<string> {
  await mkdir(sites, { recursive: true });
  const folder = await mkdtemp(join(sites, prefixOf(home)));
  const lessons = join(folder, 'lessons');
  await mkdir(lessons, { recursive: true });
  await cp(lesson.folder, join(lessons, lesson.slug), {
    recursive: true,
    // A link would lead to files that are not the author's.
    filter: async (path) => !(await lstat(path)).isSymbolicLink(),
  });
  await writeFile(join(lessons, 'course.yaml'), `id: own\nlessons:\n  - ${lesson.slug}\n`);
  // Astro learns from it which packages have components of its own.
  await copyFile(join(projectRoot, 'package.json'), join(folder, 'package.json'));
  await symlink(join(projectRoot, 'node_modules'), join(folder, 'node_modules'));
  const blocks = pathToFileURL(join(projectRoot, 'ec.config.mjs')).href;
  await writeFile(join(folder, 'ec.config.mjs'), `export { default } from '${blocks}';\n`);
  return folder;
}

/** Removes what a killed server of this state folder left; others may be building theirs. */
export async function removeSiteFolders(home: string): Promise<void> {
  const names = await readdir(sites).catch(() => []);
  const left = names.filter((name) => name.startsWith(prefixOf(home)));
  await Promise.all(left.map((name) => rm(join(sites, name), { recursive: true, force: true })));
}

/** Servers with state folders of their own may run from one project. */
const prefixOf = (home: string) =>
  `${createHash('sha256').update(home).digest('hex').slice(0, 12)}-`;
