import { searchPath, type ImageRecipe } from './image-recipe.ts';

const packages = [
  'python3',
  'python3-pip',
  'python3-venv',
  'python3-setuptools',
  'python3-wheel',
  'ca-certificates',
];

/** Python as the official image has it: under /usr/local/bin, pip free to install. */
export const pythonImage: ImageRecipe = {
  repository: 'python',
  packages,
  versionOf: ({ python }) => `python${python}`,
  customize: [
    'for name in python python3; do ln -s ../../bin/python3 "$1/usr/local/bin/$name"; done',
    'for name in pip pip3; do ln -s ../../bin/pip3 "$1/usr/local/bin/$name"; done',
    // Debian keeps pip from its own files; in an image of its own there is nothing to protect.
    'rm -f "$1"/usr/lib/python3*/EXTERNALLY-MANAGED',
    // "packages" is a name that the class's own network answers for.
    `printf '[global]\\nindex-url = http://packages.slipway.internal/simple/\\ntrusted-host = packages.slipway.internal\\ndisable-pip-version-check = true\\n' > "$1/etc/pip.conf"`,
  ],
  createdBy: () => `RUN apt-get install --no-install-recommends ${packages.join(' ')}`,
  tags: ({ version, release: { python, codename } }) => [
    `${python}-slim`,
    python,
    `${python}-slim-${codename}`,
    `${python}-${codename}`,
    `${version}-slim`,
    version,
    '3-slim',
    '3',
    'slim',
    'latest',
  ],
  description: ({ version }) => `Python ${version} with pip and venv`,
  defaults: ({ version }) => ({
    Env: [searchPath, 'LANG=C.UTF-8', `PYTHON_VERSION=${version}`],
    Cmd: ['python3'],
  }),
};
