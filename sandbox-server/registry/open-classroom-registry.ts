import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { SetupError } from '../errors/setup-error.ts';
import { keepRegistry } from '../kit/registry/keep-registry.ts';
import { runTool } from '../processes/run-tool.ts';
import type { ClassroomRegistry } from './classroom-registry.ts';
import { readRegistryImage } from './read-registry-image.ts';
import { RegistryAccounts } from './registry-accounts.ts';
import { keepCertificate } from './registry-certificate.ts';
import { RegistryDoor } from './registry-door.ts';
import { RegistryStore, type StorageLimits, storageLimits } from './registry-store.ts';
import { sweepRegistry } from './sweep-registry.ts';
import { WriteGate } from './write-gate.ts';

export interface ClassroomRegistryOptions {
  /** Folder of its own in the state folder. */
  readonly folder: string;
  /** Folder for its socket; short, for a socket's path has 107 bytes at most. */
  readonly socketFolder: string;
  /** Name under which machines find `address`. */
  readonly host: string;
  readonly address: string;
  /** 0 lets the kernel choose. */
  readonly port: number;
  readonly limits?: StorageLimits;
  readonly log: Logger;
}

/**
 * Opens the classroom registry: Debian's docker-registry on a socket, started again where it dies,
 * and our door before it. It ends with this process at the latest. @throws SetupError, also where the port is taken
 */
export async function openClassroomRegistry(
  options: ClassroomRegistryOptions,
): Promise<ClassroomRegistry & { readonly port: number }> {
  const { folder, host, address, limits = storageLimits, log } = options;
  const trustFolder = join(folder, 'certs.d');
  await mkdir(folder, { recursive: true, mode: 0o711 });
  const certificate = await keepCertificate({
    host,
    certificateFile: join(trustFolder, host, 'ca.crt'),
    keyFile: join(folder, 'key.pem'),
  });
  const accounts = new RegistryAccounts(host, await keepSecret(join(folder, 'secret')));
  const store = new RegistryStore(join(folder, 'store'), limits);
  const gate = new WriteGate();
  await mkdir(store.folder, { recursive: true, mode: 0o700 });
  const socket = join(options.socketFolder, 'registry.sock');
  const registry = await keepRegistry(
    {
      title: 'The classroom registry',
      role: { kind: 'behind-door', publicUrl: `https://${host}` },
      store: store.folder,
      socket,
      runFolder: folder,
      log: (line) => log.debug({ line }, 'classroom registry'),
    },
    log,
  );
  const door = await RegistryDoor.open({
    ...{ address, port: options.port, certificate, socket, accounts, store, gate, log },
  }).catch(async (error: NodeJS.ErrnoException) => {
    await registry.dispose();
    throw doorError(error, `${address}:${options.port}`);
  });
  const collectGarbage = () =>
    runTool({
      command: 'docker-registry',
      arguments: ['garbage-collect', registry.configurationFile],
      environment: { OTEL_TRACES_EXPORTER: 'none' },
      purpose: 'Clearing the classroom registry',
      remedy: 'Check that the disk has space left; it is tried again.',
    });
  let isClean = false;
  return {
    host,
    trustFolder,
    port: door.port,
    accountOf: (machine) => accounts.of(machine),
    open(machine, address, onUse) {
      const account = accounts.open(machine, address, onUse);
      const findImage = (repository: string, tag: string) =>
        readRegistryImage(socket, repository, tag);
      return { ...accounts.of(machine), ...account, findImage };
    },
    async sweep(machines) {
      isClean = await sweepRegistry({ machines, accounts, store, gate, isClean, collectGarbage });
    },
    async dispose() {
      await door.dispose();
      await registry.dispose();
    },
  };
}

/** Whoever has it could sign in as anybody. */
async function keepSecret(file: string): Promise<Buffer> {
  const kept = await readFile(file).catch(() => null);
  if (kept?.length === 32) return kept;
  const secret = randomBytes(32);
  await writeFile(file, secret, { mode: 0o600 });
  return secret;
}

function doorError(error: NodeJS.ErrnoException, place: string): SetupError {
  const isTaken = error.code === 'EADDRINUSE';
  return new SetupError('The classroom registry did not start.', {
    why: isTaken
      ? `Another program listens on ${place}.`
      : `Listening on ${place} failed: ${error.message}`,
    remedy: 'End that program ("ss -ltnp" shows it), then start again.',
    cause: error,
  });
}
