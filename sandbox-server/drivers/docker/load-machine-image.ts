import { createReadStream } from 'node:fs';
import { text } from 'node:stream/consumers';
import Docker from 'dockerode';

/** Loads a root file system into the host engine under a name, unless it is there already. */
export async function loadMachineImage(
  socketPath: string,
  image: { tarball: string; reference: string },
): Promise<void> {
  const docker = new Docker({ socketPath });
  const present = await docker
    .getImage(image.reference)
    .inspect()
    .catch(() => null);
  if (present) return;
  const [repo = image.reference, tag = 'latest'] = image.reference.split(':');
  const answer = await docker.importImage(createReadStream(image.tarball), { repo, tag });
  await text(answer);
}
