import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { SlipwayError } from '../../errors/slipway-error.ts';
import { told } from '../../words/told.ts';
import type { ExecProcess } from '../driver.ts';
import { ProcessDuplex } from './process-duplex.ts';

const patience = 5_000;

/** The error of a connection to a port that nothing listens on. */
export function portClosed(port: number, cause?: unknown): SlipwayError {
  return new SlipwayError('port-closed', told('port.closed', { port }), { cause });
}

/** Connects to a port on a machine's address. @throws SlipwayError `port-closed` */
export function connectAddress(
  host: string,
  port: number,
  signal: AbortSignal | undefined,
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, noDelay: true, ...(signal && { signal }) });
    socket.setTimeout(patience, () => socket.destroy(new Error('no answer')));
    socket.once('error', (cause) => reject(portClosed(port, cause)));
    socket.once('connect', () => {
      socket.setTimeout(0);
      socket.removeAllListeners('timeout');
      socket.removeAllListeners('error');
      resolve(socket);
    });
  });
}

/**
 * Connects to a port on a machine's loopback address, through a command inside it.
 * @throws SlipwayError `port-closed`
 */
export async function connectLoopback(
  exec: (command: readonly string[]) => Promise<ExecProcess>,
  port: number,
): Promise<Duplex> {
  // An end on one side is passed on after a tenth of a second, not socat's half.
  const script = `exec 3<>/dev/tcp/127.0.0.1/${port} && printf + && exec socat -t 0.1 STDIO FD:3`;
  const process = await exec(['bash', '-c', script]);
  const sign = await Promise.race([firstByte(process), process.exited.catch(() => null)]);
  if (sign === '+') return new ProcessDuplex(process);
  process.dispose();
  throw portClosed(port);
}

function firstByte(process: ExecProcess): Promise<string | null> {
  return new Promise((resolve) => {
    const read = () => {
      const byte = process.stdout.read(1) as Buffer | null;
      if (byte === null) process.stdout.once('readable', read);
      else resolve(byte.toString());
    };
    process.stdout.once('end', () => resolve(null));
    read();
  });
}
