import { type OwnLesson, pagesTrial } from '../../../../protocol/own-lesson.ts';

/** What a version goes through, in order. */
export const stages = ['checking', 'testing', 'building', 'ready'] as const;
export type Stage = (typeof stages)[number];

/** How a stage stands. */
export type Standing = 'done' | 'now' | 'failed' | 'ahead';

export const isUnderWay = ({ state }: OwnLesson): boolean =>
  state !== 'ready' && state !== 'failed';

/** Which stage a version is at, or failed at. */
export function currentStage({ state, failure }: OwnLesson): Stage {
  if (state !== 'failed') return state;
  if (failure) return failure.trial === pagesTrial ? 'building' : 'testing';
  return 'checking';
}

/** Each stage of a version, and how it stands. */
export function standings(lesson: OwnLesson): readonly { stage: Stage; standing: Standing }[] {
  const at = stages.indexOf(currentStage(lesson));
  return stages.map((stage, index) => {
    if (lesson.state === 'ready' || index < at) return { stage, standing: 'done' };
    if (index > at) return { stage, standing: 'ahead' };
    return { stage, standing: lesson.state === 'failed' ? 'failed' : 'now' };
  });
}
