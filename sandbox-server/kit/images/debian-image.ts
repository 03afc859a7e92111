import { searchPath, type ImageRecipe } from './image-recipe.ts';

const sources = (suites: string, path: string) =>
  `Types: deb\\nURIs: http://deb.debian.org/${path}\\nSuites: ${suites}\\nComponents: main\\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\\n`;

/** The base of the other images. Not `stable`: that is another release every two years. */
export const debianImage: ImageRecipe = {
  repository: 'debian',
  packages: [],
  versionOf: () => 'base-files',
  customize: [
    `. "$1/etc/os-release" && printf '${sources('%s %s-updates', 'debian')}\\n${sources('%s-security', 'debian-security')}' "$VERSION_CODENAME" "$VERSION_CODENAME" "$VERSION_CODENAME" > "$1/etc/apt/sources.list.d/debian.sources"`,
    // As in the official slim image: what is installed later leaves manuals out, too.
    'mv "$1/etc/dpkg/dpkg.cfg.d/99mmdebstrap" "$1/etc/dpkg/dpkg.cfg.d/docker"',
  ],
  createdBy: ({ codename, debian }) =>
    `mmdebstrap --variant=minbase ${codename} # Debian ${debian} packages`,
  tags: ({ release: { codename, debian } }) => [
    `${debian}-slim`,
    debian,
    `${codename}-slim`,
    codename,
    'latest',
  ],
  description: ({ release }) => `Debian ${release.debian} (${release.codename}), slim`,
  defaults: () => ({ Env: [searchPath], Cmd: ['bash'] }),
};
