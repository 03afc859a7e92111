import PQueue from 'p-queue';
import type { z } from 'zod';
import { engineUnreachable, type EngineTransport } from './engine-transport.ts';

const timeoutMs = 10_000;
/** An image list of a learner's engine has some kilobytes. */
const maxBytes = 16 * 1024 * 1024;

/**
 * Reads one JSON answer, checked against the schema. Rejects with `engine-unreachable` where it
 * takes over ten seconds, is over 16 MiB, or is not what the schema says.
 */
export type ReadJson = <Schema extends z.ZodType>(
  path: string,
  schema: Schema,
) => Promise<z.output<Schema>>;

/**
 * A reader of JSON answers, one after another: each stream to the engine costs a process in the
 * machine, and a call takes some 3 ms.
 */
export function createJsonReader(transport: EngineTransport): ReadJson {
  const queue = new PQueue({ concurrency: 1 });
  return (path, schema) =>
    queue.add(async () => {
      const answer = await transport.get(path, { timeoutMs });
      try {
        return schema.parse(JSON.parse(await readText(answer)));
      } catch (cause) {
        throw engineUnreachable(path, cause);
      }
    });
}

async function readText(answer: AsyncIterable<Buffer>): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of answer) {
    size += chunk.length;
    if (size > maxBytes) throw new Error(`the answer is over ${maxBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
