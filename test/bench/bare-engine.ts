import { text } from 'node:stream/consumers';
import type Docker from 'dockerode';
import { execInMachine } from '../../sandbox-server/drivers/docker/machine-exec.ts';
import type { BenchServer } from './bench-server.ts';

const name = 'slipway-bench-client';

/**
 * The host engine itself, spoken to by the same client as a machine's engine is: a container of the
 * machine image that does nothing, with the host engine's socket in it.
 */
export class BareEngine {
  /** Where `docker` means the host engine. */
  readonly client: Docker.Container;
  readonly #docker: Docker;
  readonly #machine: Docker.Container;
  readonly #images: string[] = [];

  private constructor(docker: Docker, machine: Docker.Container, client: Docker.Container) {
    this.#docker = docker;
    this.#machine = machine;
    this.client = client;
  }

  /** @param machine one whose image and base images are to be used */
  static async open(
    { docker, socketPath }: BenchServer,
    machine: Docker.Container,
  ): Promise<BareEngine> {
    await remove(docker.getContainer(name));
    const { Image } = await machine.inspect();
    const client = await docker.createContainer({
      name,
      Image,
      Cmd: ['sleep', 'infinity'],
      HostConfig: {
        Init: true,
        NetworkMode: 'none',
        UsernsMode: 'host', // Root here is root there, as it has to be to use the socket.
        Binds: [`${socketPath}:/var/run/docker.sock`],
      },
    });
    await client.start();
    return new BareEngine(docker, machine, client);
  }

  /** Gives the host engine an image that the machine has. */
  async copyImage(image: string): Promise<void> {
    const command = ['docker', 'save', image];
    const save = await execInMachine(this.#machine, { command, user: 'root' });
    const words = text(save.stderr);
    this.#images.push(image);
    // A save that failed makes the load fail too, in words that say nothing.
    const loaded = await this.#docker.loadImage(save.stdout).then(text, String);
    if ((await save.exited) !== 0) throw new Error(`${image} was not saved: ${await words}`);
    if (/error/i.test(loaded)) throw new Error(`${image} was not loaded: ${loaded}`);
  }

  /** Leaves the host engine as it was. Done again, it changes nothing. */
  async dispose(): Promise<void> {
    await remove(this.client);
    for (const image of this.#images.splice(0)) {
      await this.#docker.getImage(image).remove({ force: true });
    }
  }
}

async function remove(container: Docker.Container): Promise<void> {
  await container.remove({ force: true }).catch((error: { statusCode?: number }) => {
    if (error.statusCode !== 404) throw error;
  });
}
