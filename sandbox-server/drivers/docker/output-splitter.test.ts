import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { splitOutput } from './output-splitter.ts';

function frame(stream: 1 | 2, content: string): Buffer {
  const body = Buffer.from(content);
  const header = Buffer.alloc(8);
  header[0] = stream;
  header.writeUInt32BE(body.length, 4);
  return Buffer.concat([header, body]);
}

const frames = Buffer.concat([frame(1, 'one '), frame(2, 'oops'), frame(1, 'два'), frame(1, '')]);

test.each([1, 3, 7, 8, 9, 1000])('output in chunks of %i bytes comes out whole', async (size) => {
  const chunks: Buffer[] = [];
  for (let at = 0; at < frames.length; at += size) chunks.push(frames.subarray(at, at + size));
  const { stdout, stderr } = splitOutput(Readable.from(chunks));
  expect(await Promise.all([text(stdout), text(stderr)])).toEqual(['one два', 'oops']);
});

test('a stream that breaks breaks standard output', async () => {
  const source = new Readable({ read() {} });
  const { stdout } = splitOutput(source);
  source.destroy(new Error('gone'));
  await expect(text(stdout)).rejects.toThrow('gone');
});
