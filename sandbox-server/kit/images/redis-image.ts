import { fileURLToPath } from 'node:url';
import { layOver } from '../../debian/lay-over.ts';
import { searchPath, versionTags, type ImageRecipe } from './image-recipe.ts';

/** Redis as the official image has it: open to other containers, data in /data. */
export const redisImage: ImageRecipe = {
  repository: 'redis',
  packages: ['redis-server'],
  versionOf: () => 'redis-server',
  customize: [
    ...layOver(fileURLToPath(new URL('rootfs/redis', import.meta.url))),
    'chroot "$1" install -d -o redis -g redis /data',
  ],
  createdBy: () => 'RUN apt-get install --no-install-recommends redis-server',
  tags: ({ version, release }) => [
    ...versionTags(version),
    ...versionTags(version).map((tag) => `${tag}-${release.codename}`),
    release.codename,
    'latest',
  ],
  description: ({ version }) => `Redis ${version}`,
  defaults: ({ version }) => ({
    Env: [searchPath, `REDIS_VERSION=${version}`],
    Entrypoint: ['docker-entrypoint.sh'],
    Cmd: ['redis-server'],
    WorkingDir: '/data',
    ExposedPorts: { '6379/tcp': {} },
    Volumes: { '/data': {} },
  }),
};
