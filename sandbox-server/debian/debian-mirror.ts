import { runTool } from '../processes/run-tool.ts';

const fallback = {
  main: 'http://deb.debian.org/debian/',
  security: 'http://deb.debian.org/debian-security/',
} as const;

/** Where Debian's packages come from, and how apt has to reach it. */
export interface DebianMirror {
  /** Address of the archive, with a slash at its end. */
  readonly main: string;
  readonly security: string;
  /** apt options of the host that decide whether a download works: `Acquire::http::Proxy "…"`. */
  readonly aptOptions: readonly string[];
}

/**
 * The mirror that this host's own apt is configured for, so that a local mirror or a proxy serves
 * our builds too. Debian's own address where the host has no Debian source.
 * Throws `SetupError` where apt is missing.
 */
export async function readDebianMirror(signal?: AbortSignal): Promise<DebianMirror> {
  const run = { purpose: "Reading apt's configuration", remedy: 'Run on Debian 12 or 13.', signal };
  const [targets, options] = await Promise.all([
    runTool({
      ...run,
      command: 'apt-get',
      arguments: [
        'indextargets',
        '--format',
        '$(REPO_URI) $(CODENAME) $(ORIGIN)',
        'Created-By: Packages',
      ],
    }),
    runTool({ ...run, command: 'apt-config', arguments: ['dump'] }),
  ]);
  return { ...parseIndexTargets(targets), aptOptions: parseAptOptions(options) };
}

/** Lines of "address codename origin", as `readDebianMirror` asks apt for them. */
export function parseIndexTargets(text: string): Pick<DebianMirror, 'main' | 'security'> {
  const found: { main?: string; security?: string } = {};
  for (const line of text.split('\n')) {
    const [address, codename, origin] = line.trim().split(' ');
    if (!address || !codename || !isDebian(address, origin)) continue;
    found[codename.endsWith('-security') ? 'security' : 'main'] ??= address;
  }
  return { ...fallback, ...found };
}

/** apt knows a source's origin only after `apt-get update`; before it the address has to tell. */
function isDebian(address: string, origin: string | undefined): boolean {
  if (origin && !origin.startsWith('$(')) return origin === 'Debian';
  return /\/debian(?:-security)?\/$/.test(address);
}

/** The lines of `apt-config dump` that a build in a folder of its own would otherwise miss. */
export function parseAptOptions(text: string): readonly string[] {
  const wanted =
    /^Acquire::(?:(?:http|https|ftp)::.+|Check-Valid-Until|Check-Date|Retries) ".+";$/i;
  return text
    .split('\n')
    .filter((line) => wanted.test(line))
    .map((line) => line.slice(0, -1));
}

/** The lines of a sources.list for a release, its updates and its security fixes. */
export function sourcesFor(mirror: DebianMirror, codename: string): readonly string[] {
  return [
    `deb ${mirror.main} ${codename} main`,
    `deb ${mirror.main} ${codename}-updates main`,
    `deb ${mirror.security} ${codename}-security main`,
  ];
}
