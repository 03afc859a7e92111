import { runTool } from '../processes/run-tool.ts';

/** A Debian release and the Python that it brings. */
export interface PythonRelease {
  /** `3.11`. */
  readonly python: string;
  /** `bookworm`. */
  readonly codename: string;
  /** `12`. */
  readonly debian: string;
}

const releases: readonly [PythonRelease, PythonRelease] = [
  { python: '3.13', codename: 'trixie', debian: '13' },
  { python: '3.11', codename: 'bookworm', debian: '12' },
];

/**
 * The release whose Python is the host's, for that is the version that the host's pip finds wheels
 * for: a local package index may hold no other. Debian 13 for a version that no release has.
 * @param hostVersion `3.11.7`
 */
export function releaseForPython(hostVersion: string): PythonRelease {
  return releases.find(({ python }) => `${hostVersion}.`.startsWith(`${python}.`)) ?? releases[0];
}

/** As {@link releaseForPython}, for the `python3` on the PATH. Throws `SetupError` without one. */
export async function readPythonRelease(signal?: AbortSignal): Promise<PythonRelease> {
  const text = await runTool({
    command: 'python3',
    arguments: ['-c', 'import platform; print(platform.python_version())'],
    purpose: 'Asking python3 for its version',
    remedy: 'Install it: apt-get install python3 python3-pip',
    signal,
  });
  return releaseForPython(text.trim());
}
