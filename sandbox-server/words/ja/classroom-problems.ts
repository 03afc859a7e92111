import type { classroomProblems as english } from '../en/classroom-problems.ts';

/** Problems of people and classes, in Japanese. */
export const classroomProblems: typeof english = {
  'class.unknown': () => ({
    message: 'そのクラスは存在しないか、あなたはそのクラスに属していません。',
  }),
  'class.forbidden': () => ({
    message: 'このクラスでは、この操作は許可されていません。',
    expected: 'この操作が許可されているクラスでの役割',
    remedy: 'クラスの講師に頼んでください。',
  }),
};
