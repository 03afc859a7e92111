import { describe, expect, test } from 'vitest';
import { type OwnLesson, pagesTrial } from '../../../../protocol/own-lesson.ts';
import { isUnderWay, standings } from './stages.ts';

const lesson: OwnLesson = {
  ...{ slug: 'own-abcdefghijkl', title: 'Own', owner: { id: 'ina', name: 'Ina' }, version: 1 },
  ...{ state: 'checking', findings: [], assignments: 0, changedAt: '2026-11-21T12:00:00Z' },
};
const stand = (change: Partial<OwnLesson>) =>
  standings({ ...lesson, ...change }).map(({ standing }) => standing);
const finding = { file: 'en.mdx', expected: 'a', found: 'b' };

describe('how far a version is', () => {
  test('while something is done with it', () => {
    expect(stand({ state: 'checking' })).toEqual(['now', 'ahead', 'ahead', 'ahead']);
    expect(stand({ state: 'testing' })).toEqual(['done', 'now', 'ahead', 'ahead']);
    expect(stand({ state: 'building' })).toEqual(['done', 'done', 'now', 'ahead']);
  });

  test('once it is ready, whatever was warned of', () => {
    const findings = [{ ...finding, severity: 'warning' as const }];
    expect(stand({ state: 'ready', findings })).toEqual(['done', 'done', 'done', 'done']);
  });

  test('where it failed', () => {
    const state = 'failed';
    const findings = [{ ...finding, severity: 'error' as const }];
    expect(stand({ state, findings })).toEqual(['failed', 'ahead', 'ahead', 'ahead']);
    const failure = { trial: 'step one', expected: 'a', found: 'b' };
    expect(stand({ state, failure })).toEqual(['done', 'failed', 'ahead', 'ahead']);
    const ofPages = { ...failure, trial: pagesTrial };
    expect(stand({ state, failure: ofPages })).toEqual(['done', 'done', 'failed', 'ahead']);
  });
});

test('only what goes on by itself is asked for again', () => {
  const states = ['checking', 'testing', 'building', 'ready', 'failed'] as const;
  const asked = states.filter((state) => isUnderWay({ ...lesson, state }));
  expect(asked).toEqual(['checking', 'testing', 'building']);
});
