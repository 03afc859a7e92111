import { describe, expect, test } from 'vitest';
import type { LessonProgress, Progress } from '../../protocol/progress.ts';
import { mergeLesson, mergeTold, noLessonProgress, noProgress, untold } from './merge-progress.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();
const lesson = (parts: Partial<LessonProgress>): LessonProgress => ({
  ...noLessonProgress,
  ...parts,
});
const told = (parts: Partial<Progress>): Progress => ({ ...noProgress, learner: 'ada', ...parts });

const here = lesson({
  steps: { build: { doneAt: at(1), by: 'checks' }, run: { doneAt: at(3), by: 'checks' } },
  quizzes: { port: { given: ['8000'], answeredAt: at(5), doneAt: null } },
  position: { step: 'run', at: at(5) },
});
const there = lesson({
  steps: { build: { doneAt: at(2), by: 'claimed' }, stop: { doneAt: at(4), by: 'checks' } },
  quizzes: { port: { given: ['5000'], answeredAt: at(4), doneAt: at(4) } },
  position: { step: 'stop', at: at(4) },
  left: { savedAt: at(4), files: 3, leftOut: [] },
});

describe('what was done in two places', () => {
  test('is all done, with the later answer and the later position', () => {
    expect(mergeLesson(here, there)).toEqual({
      steps: {
        build: { doneAt: at(1), by: 'checks' },
        run: { doneAt: at(3), by: 'checks' },
        stop: { doneAt: at(4), by: 'checks' },
      },
      quizzes: { port: { given: ['8000'], answeredAt: at(5), doneAt: at(4) } },
      position: { step: 'run', at: at(5) },
      left: there.left,
    });
    const { left: _, ...merged } = mergeLesson(here, there);
    expect(mergeLesson(there, here)).toMatchObject(merged);
  });

  test('does not change when it is merged again', () => {
    const merged = mergeLesson(here, there);
    expect(mergeLesson(merged, there)).toEqual(merged);
    expect(mergeLesson(undefined, merged)).toEqual(merged);
  });
});

describe('a browser that hears of the server', () => {
  const kept = { ...noProgress, lessons: { volumes: here } };

  test('keeps its own, and takes what was done elsewhere', () => {
    const server = told({ lessons: { volumes: there, 'first-image': here } });
    expect(mergeTold(kept, server)).toEqual({
      learner: 'ada',
      language: null,
      lessons: { volumes: mergeLesson(here, there), 'first-image': here },
    });
  });

  test('tells what the server does not know, and no more', () => {
    expect(untold(kept, told({ lessons: { volumes: there } })).lessons).toEqual({
      volumes: {
        steps: { run: at(3) },
        quizzes: { port: { given: ['8000'], answeredAt: at(5) } },
        position: { step: 'run', at: at(5) },
      },
    });
    expect(untold(kept, told({ lessons: { volumes: mergeLesson(here, there) } })).lessons).toEqual(
      {},
    );
  });

  test('mixes up no two learners', () => {
    const grace = told({ learner: 'grace', lessons: { volumes: there } });
    const ofAda = { ...kept, learner: 'ada' };
    expect(mergeTold(ofAda, grace)).toEqual(grace);
    expect(untold(ofAda, grace)).toEqual({ language: null, lessons: {} });
  });

  test('tells a language that was chosen later, and takes one that was', () => {
    const ja = { value: 'ja', at: at(2) } as const;
    const ru = { value: 'ru', at: at(1) } as const;
    expect(untold({ ...kept, language: ja }, told({ language: ru })).language).toEqual(ja);
    expect(untold({ ...kept, language: ru }, told({ language: ja })).language).toBeNull();
    expect(mergeTold({ ...kept, language: ru }, told({ language: ja })).language).toEqual(ja);
  });
});
