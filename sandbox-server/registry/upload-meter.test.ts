import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { expect, test } from 'vitest';
import { meterUpload, StorageFull } from './upload-meter.ts';

const mebibyte = 1024 ** 2;

/** So many chunks of a mebibyte, each of which is counted as it is taken. */
function upload(count: number) {
  const taken = { chunks: 0 };
  const stream = Readable.from(
    (function* () {
      for (; taken.chunks < count; taken.chunks++) yield Buffer.alloc(mebibyte, taken.chunks);
    })(),
  );
  return { stream, taken };
}

test('an upload for which there is room arrives as it was sent', async () => {
  const meter = meterUpload(async () => null);
  const [bytes] = await Promise.all([buffer(meter), pipeline(upload(40).stream, meter)]);
  expect(bytes.length).toBe(40 * mebibyte);
  expect([bytes[0], bytes[39 * mebibyte]]).toEqual([0, 39]);
});

test('an upload without end is broken off soon after there is no more room', async () => {
  const { stream, taken } = upload(10_000);
  const meter = meterUpload(async () => 'full');
  const failure = pipeline(stream, meter, async (chunks) => {
    for await (const chunk of chunks) void chunk;
  });
  await expect(failure).rejects.toBeInstanceOf(StorageFull);
  expect(taken.chunks).toBeLessThan(64);
});

test('where room cannot be told the upload breaks off', async () => {
  const meter = meterUpload(() => Promise.reject(new Error('no such folder')));
  const failure = pipeline(upload(40).stream, meter, async (chunks) => {
    for await (const chunk of chunks) void chunk;
  });
  await expect(failure).rejects.toThrow('no such folder');
});
