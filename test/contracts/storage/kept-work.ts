import { describe, expect, test } from 'vitest';
import type { KeptWork } from '../../../sandbox-server/storage/kept-work/kept-work-store.ts';
import type { Storage } from '../../../sandbox-server/storage/storage.ts';

const work = (lesson: string, at: number, owner = 'ada'): KeptWork => ({
  owner,
  lesson,
  savedAt: new Date(at),
  files: 2,
  leftOut: ['big «файл».bin'],
  bytes: 4,
  archive: Buffer.from([0, 255, 10, 128]),
});

/** The files that learners left, whoever keeps them. */
export function describeKeptWork(storage: () => Storage): void {
  describe('kept work', () => {
    test('comes back byte by byte', async () => {
      const { keptWork } = storage();
      await keptWork.put(work('volumes', 10));
      const found = await keptWork.find('ada', 'volumes');
      expect({ ...found, archive: [...(found?.archive ?? [])] }).toEqual({
        ...work('volumes', 10),
        archive: [0, 255, 10, 128],
      });
    });

    test('of a lesson is only the last', async () => {
      const { keptWork } = storage();
      await keptWork.put(work('volumes', 10));
      await keptWork.put({ ...work('volumes', 20), files: 3, leftOut: [] });
      expect(await keptWork.find('ada', 'volumes')).toMatchObject({ files: 3, leftOut: [] });
      expect(await keptWork.list('ada')).toHaveLength(1);
    });

    test('is listed by learner, the newest first, without its files', async () => {
      const { keptWork } = storage();
      await keptWork.put(work('volumes', 10));
      await keptWork.put(work('first-image', 20));
      await keptWork.put(work('volumes', 30, 'grace'));
      const { archive: _, ...summary } = work('volumes', 10);
      expect(await keptWork.list('ada')).toEqual([
        { ...summary, lesson: 'first-image', savedAt: new Date(20) },
        summary,
      ]);
    });

    test('is gone once it is removed', async () => {
      const { keptWork } = storage();
      await keptWork.put(work('volumes', 10));
      await keptWork.remove('ada', 'volumes');
      await keptWork.remove('ada', 'volumes');
      expect(await keptWork.find('ada', 'volumes')).toBeNull();
      expect(await keptWork.find('grace', 'volumes')).toBeNull();
    });
  });
}
