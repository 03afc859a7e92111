import { type AddressInfo, createServer } from 'node:net';

/** A port of this computer that nothing listens on, for a server that must know its address before. */
export async function freePort(): Promise<number> {
  const trial = createServer();
  await new Promise<void>((resolve) => trial.listen(0, '127.0.0.1', resolve));
  const { port } = trial.address() as AddressInfo;
  await new Promise((resolve) => trial.close(resolve));
  return port;
}
