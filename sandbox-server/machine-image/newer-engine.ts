import { shellQuoted } from '../processes/shell-quoted.ts';

/** Debian's release after the machine's own. */
const nextRelease = 'forky';
/** The major version that machines were tested with; the next one waits for its tests. */
const major = 28;

/** Only this engine comes from there, and what it cannot do without. */
const preferences = [
  `Package: docker.io\nPin: version ${major}.*\nPin-Priority: 900`,
  `Package: *\nPin: release n=${nextRelease}\nPin-Priority: 1`,
].join('\n\n');

/** apt of the host works in the new root, as mmdebstrap has it do where the root has no apt. */
const install = [
  'apt-get --yes -o Dir::Bin::dpkg=env -o DPkg::Options::=--unset=TMPDIR -o DPkg::Options::=dpkg',
  '-o DPkg::Chroot-Directory="$1" install docker.io systemd-standalone-sysusers',
].join(' ');

/**
 * Customize command for the recipe of machines: puts Engine 28 of Debian's next release in the place
 * of Engine 26. In a user namespace Engine 26 does not take a build's changes from where overlayfs
 * has them: it compares whole trees, then sleeps to the end of the second, half a second in each
 * build (`NaiveDiffDriver.Diff`, https://github.com/moby/moby/blob/v26.1.5/daemon/graphdriver/fsdiff.go).
 * Engine 27 mended that (https://github.com/moby/moby/pull/47605). Where the mirror has no such
 * package the machine keeps Engine 26, and all works, but for the half second.
 */
export const newerEngine = `
set -e
apt="$1/etc/apt"
sed -n 's| \\([a-z]*\\) main$| ${nextRelease} main|p;T;q' "$apt/sources.list" >"$apt/sources.list.d/next.list"
echo ${shellQuoted(preferences)} >"$apt/preferences.d/next"
export APT_CONFIG="$MMDEBSTRAP_APT_CONFIG"
if apt-get update && apt-get --simulate install docker.io | grep -q '^Inst docker.io .*(${major}[.]'; then
  ${install}
else
  echo "Engine ${major} is not to be had; the machine keeps its own." >&2
fi
rm "$apt/sources.list.d/next.list" "$apt/preferences.d/next"
`.trim();
