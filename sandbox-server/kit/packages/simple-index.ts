import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that an index offers. */
export interface IndexedFile {
  /** `flask-3.1.3-py3-none-any.whl`. */
  readonly name: string;
  /** Of its content, in hexadecimal. */
  readonly sha256: string;
}

/** The name under which pip asks for a project (PEP 503): `Flask_Login` is `flask-login`. */
export function normalizedName(name: string): string {
  return name.replace(/[-_.]+/g, '-').toLowerCase();
}

/** Pages of a "simple" index (PEP 503) by path, for files that lie in `files/` beside `simple/`. */
export function simplePages(files: readonly IndexedFile[]): ReadonlyMap<string, string> {
  const projects = Map.groupBy(files, ({ name }) => normalizedName(name.split('-')[0] ?? name));
  const names = [...projects.keys()].sort();
  const pages = new Map([
    [
      'simple/index.html',
      page(
        'Packages',
        names.map((name) => link(`${name}/`, name)),
      ),
    ],
  ]);
  for (const name of names) {
    const links = (projects.get(name) ?? []).map((file) =>
      link(`../../files/${encodeURIComponent(file.name)}#sha256=${file.sha256}`, file.name),
    );
    pages.set(`simple/${name}/index.html`, page(name, links));
  }
  return pages;
}

/** Writes the pages for what lies in `<folder>/files`. Returns the projects' names. */
export async function writeSimpleIndex(folder: string): Promise<readonly string[]> {
  const names = (await readdir(join(folder, 'files'))).sort();
  const files = await Promise.all(
    names.map(async (name) => {
      const content = await readFile(join(folder, 'files', name));
      return { name, sha256: createHash('sha256').update(content).digest('hex') };
    }),
  );
  const pages = simplePages(files);
  for (const [path, text] of pages) {
    await mkdir(join(folder, path, '..'), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return [...pages.keys()].flatMap((path) => path.split('/').slice(1, -1));
}

const link = (address: string, text: string) => `    <a href="${address}">${text}</a><br>`;

function page(title: string, links: readonly string[]): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta name="pypi:repository-version" content="1.0">
    <title>${title}</title>
  </head>
  <body>
${links.join('\n')}
  </body>
</html>
`;
}
