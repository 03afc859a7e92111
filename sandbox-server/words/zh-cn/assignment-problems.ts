import type { assignmentProblems as english } from '../en/assignment-problems.ts';

/** Problems of assignments, in Simplified Chinese. */
export const assignmentProblems: typeof english = {
  'assignment.unknown': () => ({
    message: '没有这个作业，或者它不是布置给你的。',
  }),
  'assignment.sameCheck': ({ ids }) => ({
    message: '隐藏检查的 ID 与另一个检查重复。',
    expected: '每个检查的 ID 各不相同',
    found: ids.join(', '),
  }),
  'assignment.unknownCheck': ({ known }) => ({
    message: '这一课没有这个检查。',
    expected: `以下之一：${known.join(', ')}`,
  }),
  'assignment.tooMany': ({ most }) => ({
    message: '这个班级的作业太多了。',
    expected: `最多 ${most} 个`,
    remedy: '删除不再需要的作业，或者另建一个班级。',
  }),
  'assignment.lessonStays': () => ({
    message: '作业所用的课程不能更改。',
    remedy: '请为另一课新建一个作业。',
  }),
  'assignment.noLearner': () => ({
    message: '名单中有人不是这个班级的学员。',
    remedy: '请重新加载页面：名单可能已经变化。',
  }),
  'lesson.mayNotBring': () => ({
    message: '只有教师和管理员可以带来自己的课程。',
    remedy: '请让这台服务器的管理员把你设为教师。',
  }),
};
