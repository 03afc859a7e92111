import fastifyStatic from '@fastify/static';
import Fastify from 'fastify';
import { SetupError } from '../errors/setup-error.ts';

export interface PackageIndexOptions {
  /** A kit's `packagesFolder`. */
  readonly folder: string;
  readonly address: string;
  /** 0 lets the kernel choose. */
  readonly port: number;
}

/** What serves something until it is disposed of. */
export interface RunningPackageIndex {
  /** `http://127.0.0.1:8080`; pip's index is at `/simple/`. */
  readonly url: string;
  dispose(): Promise<void>;
}

/** Serves the kit's Python package index. Throws `SetupError` where the port is taken. */
export async function openPackageIndex(options: PackageIndexOptions): Promise<RunningPackageIndex> {
  const { folder, address, port } = options;
  const server = Fastify({ forceCloseConnections: true });
  await server.register(fastifyStatic, { root: folder, index: 'index.html', redirect: true });
  try {
    const url = await server.listen({ host: address, port });
    return { url, dispose: async () => void (await server.close()) };
  } catch (error) {
    await server.close();
    const code = (error as NodeJS.ErrnoException).code;
    throw new SetupError('The Python package index did not start.', {
      why:
        code === 'EADDRINUSE'
          ? `Another program listens on ${address}:${port}.`
          : `Listening on ${address}:${port} failed: ${String(error)}`,
      remedy: 'End that program ("ss -ltnp" shows it), then start again.',
      cause: error,
    });
  }
}
