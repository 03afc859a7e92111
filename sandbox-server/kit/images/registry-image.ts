import { fileURLToPath } from 'node:url';
import { layOver } from '../../debian/lay-over.ts';
import { searchPath, versionTags, type ImageRecipe } from './image-recipe.ts';

/** Docker's registry as the official image has it. */
export const registryImage: ImageRecipe = {
  repository: 'registry',
  packages: ['docker-registry', 'ca-certificates'],
  versionOf: () => 'docker-registry',
  customize: [
    'ln -s docker-registry "$1/usr/bin/registry"',
    'install -d "$1/var/lib/registry"',
    ...layOver(fileURLToPath(new URL('rootfs/registry', import.meta.url))),
  ],
  createdBy: () => 'RUN apt-get install --no-install-recommends docker-registry ca-certificates',
  tags: ({ version }) => [...versionTags(version), 'latest'],
  description: ({ version }) => `Docker registry ${version}`,
  defaults: () => ({
    Env: [searchPath, 'OTEL_TRACES_EXPORTER=none'],
    Entrypoint: ['/entrypoint.sh'],
    Cmd: ['/etc/docker/registry/config.yml'],
    ExposedPorts: { '5000/tcp': {} },
    Volumes: { '/var/lib/registry': {} },
  }),
};
