import { once } from 'node:events';
import { PassThrough, type Readable } from 'node:stream';

const headerBytes = 8;

/**
 * Splits the stream of an exec without a terminal into standard output and standard error. A reader
 * that is slow slows the command. Frames: stream number, three zeros, length as uint32, content
 * (Docker Engine API, "Attach to a container", stream format).
 */
export function splitOutput(source: Readable): { stdout: Readable; stderr: Readable } {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  pump(source, stdout, stderr).then(
    () => {
      stdout.end();
      stderr.end();
    },
    (error: Error) => {
      stdout.destroy(error);
      stderr.destroy();
    },
  );
  // A failure reaches whoever reads; nobody has to listen to both.
  stderr.on('error', () => undefined);
  stdout.on('error', () => undefined);
  return { stdout, stderr };
}

async function pump(source: Readable, stdout: PassThrough, stderr: PassThrough): Promise<void> {
  let header = Buffer.alloc(0);
  let left = 0;
  let target = stdout;
  for await (const chunk of source as AsyncIterable<Buffer>) {
    let rest = chunk;
    while (rest.length > 0) {
      if (left === 0) {
        const part = rest.subarray(0, headerBytes - header.length);
        header = Buffer.concat([header, part]);
        rest = rest.subarray(part.length);
        if (header.length < headerBytes) break;
        target = header[0] === 2 ? stderr : stdout;
        left = header.readUInt32BE(4);
        header = Buffer.alloc(0);
        continue;
      }
      const part = rest.subarray(0, left);
      rest = rest.subarray(part.length);
      left -= part.length;
      if (!target.write(part) && !target.destroyed) await once(target, 'drain');
    }
  }
}
