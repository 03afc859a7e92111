import { Transform } from 'node:stream';

/** Bytes between two looks at what a learner has stored. */
const stride = 16 * 1024 ** 2;

/** A learner has stored as much as they may. */
export class StorageFull extends Error {
  override readonly name = 'StorageFull';
}

/**
 * Lets an upload flow, and breaks it off where there is no more room. What passes between two looks
 * is the most that an upload may store beyond the limit.
 * @param fullness why there is no more room; null where there is
 */
export function meterUpload(fullness: () => Promise<string | null>): Transform {
  let unseen = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, pass) {
      unseen += chunk.length;
      if (unseen < stride) return pass(null, chunk);
      unseen = 0;
      fullness().then(
        (full) => (full === null ? pass(null, chunk) : pass(new StorageFull(full))),
        (error: Error) => pass(error),
      );
    },
  });
}
