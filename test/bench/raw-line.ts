import { once } from 'node:events';
import type Docker from 'dockerode';
import { openShell } from '../../sandbox-server/drivers/docker/machine-exec.ts';
import type { Line } from './line.ts';

/**
 * A shell in a machine's container straight from the host engine: what `docker exec -it` is, the
 * least that any way to a terminal in a container can take.
 */
export async function openRawLine(container: Docker.Container): Promise<Line> {
  const { stream, dispose } = await openShell(container, { cols: 100, rows: 30 }, undefined);
  let listener: (output: Buffer) => void = () => undefined;
  stream.on('data', (output: Buffer) => listener(output));
  return {
    type: (data) => void (data !== '' && stream.write(data)),
    listen: (next) => void (listener = next),
    async dispose() {
      const closed = once(stream, 'close');
      dispose();
      await closed;
    },
  };
}
