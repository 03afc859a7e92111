import type { classroomProblems as english } from '../en/classroom-problems.ts';

/** Problems of people and classes, in Simplified Chinese. */
export const classroomProblems: typeof english = {
  'class.unknown': () => ({ message: '没有这个班级，或者你不属于它。' }),
  'class.forbidden': () => ({
    message: '你在这个班级里不能这样做。',
    expected: '班级中允许这样做的角色',
    remedy: '请联系班级的教师。',
  }),
};
