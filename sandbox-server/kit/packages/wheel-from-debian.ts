import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { readDebianMirror } from '../../debian/debian-mirror.ts';
import { SetupError } from '../../errors/setup-error.ts';
import { runTool } from '../../processes/run-tool.ts';

const remedy = 'Check that "apt-get update" works, then run it again.';

/**
 * Makes a wheel of a pure Python package of Debian 13, for an index that lacks it: the same files in
 * the other archive format. Throws `SetupError`.
 */
export async function wheelFromDebian(
  packageName: string,
  target: string,
  signal?: AbortSignal,
): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'slipway-wheel-'));
  try {
    const archive = await downloadFromTrixie(packageName, scratch, signal);
    const unpacked = join(scratch, 'unpacked');
    const purpose = `Unpacking ${packageName}`;
    const extract = ['--extract', archive, unpacked];
    await runTool({ command: 'dpkg-deb', arguments: extract, purpose, remedy, signal });
    const modules = join(unpacked, 'usr/lib/python3/dist-packages');
    const distInfo = await toDistInfo(modules, packageName);
    await writeFile(
      join(modules, distInfo, 'WHEEL'),
      'Wheel-Version: 1.0\nGenerator: slipway\nRoot-Is-Purelib: true\nTag: py3-none-any\n',
    );
    await writeRecord(modules, distInfo);
    const wheel = join(target, `${distInfo.replace(/\.dist-info$/, '')}-py3-none-any.whl`);
    await runTool({
      command: 'python3',
      arguments: ['-m', 'zipfile', '--create', wheel, ...(await readdir(modules))],
      workingDirectory: modules,
      purpose: `Making a wheel of ${packageName}`,
      remedy,
      signal,
    });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

/** Debian's folder of metadata under the name and with the file name that a wheel needs. */
async function toDistInfo(modules: string, packageName: string): Promise<string> {
  const names = await readdir(modules);
  const found = names.find((name) => /\.(?:egg|dist)-info$/.test(name));
  if (!found) {
    throw new SetupError(`Making a wheel of ${packageName} failed.`, {
      why: `Expected a folder of metadata in it; found ${names.join(', ')}.`,
      remedy: 'Give the host’s pip an index that has it.',
    });
  }
  const distInfo = found.replace(/\.egg-info$/, '.dist-info');
  if (distInfo !== found) {
    await rename(join(modules, found), join(modules, distInfo));
    await rename(join(modules, distInfo, 'PKG-INFO'), join(modules, distInfo, 'METADATA'));
  }
  return distInfo;
}

/** By an apt with lists of its own, for the host's apt knows the host's release alone. */
async function downloadFromTrixie(
  packageName: string,
  folder: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  const mirror = await readDebianMirror(signal);
  const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
  await mkdir(join(folder, 'state'));
  await writeFile(join(folder, 'status'), '');
  await writeFile(
    join(folder, 'sources.list'),
    `deb [signed-by=${keyring}] ${mirror.main} trixie main\n`,
  );
  const settings = {
    'Dir::State': join(folder, 'state'),
    'Dir::State::status': join(folder, 'status'),
    'Dir::Cache': join(folder, 'cache'),
    'Dir::Etc::sourcelist': join(folder, 'sources.list'),
    'Dir::Etc::sourceparts': '/dev/null',
    'APT::Sandbox::User': 'root',
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const run = {
    command: 'apt-get',
    purpose: `Downloading ${packageName} from Debian 13`,
    remedy,
    workingDirectory: folder,
    signal,
  };
  await runTool({ ...run, arguments: [...options, '--quiet', 'update'] });
  await runTool({ ...run, arguments: [...options, '--quiet', 'download', packageName] });
  const name = (await readdir(folder)).find((entry) => entry.endsWith('.deb'));
  if (!name) throw new Error(`apt-get download of ${packageName} left no file.`);
  return join(folder, name);
}

/** The list of files that an installer reads (PEP 376, as the wheel format asks for). */
async function writeRecord(modules: string, distInfo: string): Promise<void> {
  const record = `${distInfo}/RECORD`;
  const entries = await readdir(modules, { recursive: true, withFileTypes: true });
  const lines: string[] = [];
  for (const entry of entries) {
    const path = relative(modules, join(entry.parentPath, entry.name));
    if (!entry.isFile() || path === record) continue;
    const content = await readFile(join(modules, path));
    const digest = createHash('sha256').update(content).digest('base64url');
    lines.push(`${path},sha256=${digest},${content.length}`);
  }
  await writeFile(join(modules, record), `${[...lines.sort(), `${record},,`].join('\n')}\n`);
}
