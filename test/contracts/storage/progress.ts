import { describe, expect, test } from 'vitest';
import type {
  ProgressRecordChange,
  QuizRecord,
  StepRecord,
} from '../../../sandbox-server/storage/progress/progress-store.ts';
import type { Storage } from '../../../sandbox-server/storage/storage.ts';

const seen = (step: string, at: number): StepRecord => ({
  step,
  doneAt: new Date(at),
  by: 'checks',
});
const claimed = (step: string, at: number): StepRecord => ({ ...seen(step, at), by: 'claimed' });
const answered = (given: string, at: number, doneAt: number | null = null): QuizRecord => ({
  quiz: 'q',
  given: [given],
  answeredAt: new Date(at),
  doneAt: doneAt === null ? null : new Date(doneAt),
});

/** What is remembered of learners, whoever keeps it. */
export function describeProgress(storage: () => Storage): void {
  describe('progress', () => {
    const merge = (change: ProgressRecordChange, owner = 'ada', lesson = 'volumes') =>
      storage().progress.merge(owner, lesson, change);
    const read = async () => (await storage().progress.read('ada')).get('volumes');

    test('is kept apart by learner and lesson', async () => {
      await merge({ steps: [seen('build', 10)], position: { step: 'build', at: new Date(10) } });
      await merge({ quizzes: [answered('yes', 20, 20)] });
      await merge({ steps: [seen('build', 30)] }, 'grace');
      await merge({ position: { step: null, at: new Date(40) } }, 'ada', 'hello-world');
      expect(await storage().progress.read('ada')).toEqual(
        new Map([
          ['hello-world', { steps: [], quizzes: [], position: { step: null, at: new Date(40) } }],
          [
            'volumes',
            {
              steps: [seen('build', 10)],
              quizzes: [answered('yes', 20, 20)],
              position: { step: 'build', at: new Date(10) },
            },
          ],
        ]),
      );
      expect(await storage().progress.read('nobody')).toEqual(new Map());
    });

    test('a step stays done since the first time', async () => {
      await merge({ steps: [seen('build', 20)] });
      await merge({ steps: [seen('build', 30)] });
      await merge({ steps: [] });
      expect((await read())?.steps).toEqual([seen('build', 20)]);
      await merge({ steps: [seen('build', 10)] });
      expect((await read())?.steps).toEqual([seen('build', 10)]);
    });

    test.each([
      ['before', [claimed('build', 10), seen('build', 20)]],
      ['after', [seen('build', 20), claimed('build', 10)]],
    ])('what checks have seen stands above what was claimed %s it', async (_, ticks) => {
      for (const tick of ticks) await merge({ steps: [tick] });
      expect((await read())?.steps).toEqual([seen('build', 20)]);
    });

    test.each([
      ['in order', [answered('no', 10), answered('yes', 20, 20), answered('never', 30)]],
      ['out of order', [answered('never', 30), answered('yes', 20, 20), answered('no', 10)]],
    ])('the last answer is kept, and that one was right once: %s', async (_, answers) => {
      for (const answer of [...answers, ...answers]) await merge({ quizzes: [answer] });
      expect((await read())?.quizzes).toEqual([answered('never', 30, 20)]);
    });

    test('the later position wins, whichever is told last', async () => {
      await merge({ position: { step: 'mount', at: new Date(20) } });
      await merge({ position: { step: 'build', at: new Date(10) } });
      expect((await read())?.position).toEqual({ step: 'mount', at: new Date(20) });
      await merge({ position: { step: null, at: new Date(30) } });
      expect((await read())?.position).toEqual({ step: null, at: new Date(30) });
    });

    test('the later choice of a language wins', async () => {
      const { progress } = storage();
      expect(await progress.language('ada')).toBeNull();
      await progress.setLanguage('ada', 'ja', new Date(20));
      await progress.setLanguage('ada', 'ru', new Date(10));
      expect(await progress.language('ada')).toEqual({ value: 'ja', at: new Date(20) });
      await progress.setLanguage('ada', 'zh-cn', new Date(30));
      expect(await progress.language('ada')).toEqual({ value: 'zh-cn', at: new Date(30) });
    });

    test('of one learner can be forgotten', async () => {
      await merge({ steps: [seen('build', 10)], quizzes: [answered('yes', 10)] });
      await merge({ position: { step: 'build', at: new Date(10) } });
      await storage().progress.setLanguage('ada', 'ja', new Date(10));
      await merge({ steps: [seen('build', 10)] }, 'grace');
      await storage().progress.forget('ada');
      expect(await storage().progress.read('ada')).toEqual(new Map());
      expect(await storage().progress.language('ada')).toBeNull();
      expect((await storage().progress.read('grace')).size).toBe(1);
    });

    test('two tabs that tell at once lose nothing of each other', async () => {
      await Promise.all([
        merge({ steps: [seen('build', 10)], quizzes: [answered('yes', 10, 10)] }),
        merge({ steps: [seen('mount', 10)], quizzes: [answered('no', 20)] }),
      ]);
      expect((await read())?.steps.map(({ step }) => step).sort()).toEqual(['build', 'mount']);
      expect((await read())?.quizzes).toEqual([answered('no', 20, 10)]);
    });
  });
}
