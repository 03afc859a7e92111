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
  'assignment.lessThanAll': () => ({
    message: '这次延期给出的时间比作业本身还短。',
    remedy: '请填写作业本身的时间，或更晚的时间。',
  }),
  'assignment.nothingToExtend': () => ({
    message: '这份作业没有任何限制：没有截止时间，不会关闭，提交次数也不限，因此无可延长。',
    remedy: '请先为作业设置截止时间、关闭时间或提交次数。',
  }),
  'assignment.noLearner': () => ({
    message: '名单中有人不是这个班级的学员。',
    remedy: '请重新加载页面：名单可能已经变化。',
  }),
  'lesson.mayNotBring': () => ({
    message: '只有教师和管理员可以带来自己的课程。',
    remedy: '请让这台服务器的管理员把你设为教师。',
  }),
  'lesson.pagesFailed': () => ({
    message: '无法生成本课程的页面。',
    remedy: '请查看发现的问题，然后重新上传课程。服务器日志中有更多信息。',
  }),
  'lesson.unknownOwn': () => ({
    message: '没有这一课，或者它不是给你的。',
    remedy: '请从课程页面选择一课，或选择布置给你的一课。',
  }),
  'lesson.notReady': () => ({
    message: '这一课还没有准备好，因此不能布置。',
    remedy: '请等待测试通过，或者改正测试发现的问题。',
  }),
  'lesson.assigned': ({ classes }) => ({
    message: '这一课已布置为作业，因此不能删除。',
    found: classes.join(', '),
    remedy: '请先删除这些作业。',
  }),
  'lesson.tooMany': ({ most }) => ({
    message: `你自己的课程最多 ${most} 个。`,
    remedy: '请删除不再需要的课程。',
  }),
  'lesson.tooLarge': ({ megabytes }) => ({
    message: '你自己的课程合计占用空间过大。',
    expected: `最多 ${megabytes} MB`,
    remedy: '请删除不再需要的课程，或者缩小这一课。',
  }),
  'lesson.notThisZip': () => ({
    message: '不能接受这一课。',
  }),
  'lesson.noFolders': () => ({
    message: '这台服务器没有可以读取课程的文件夹。',
    remedy: '请上传 zip，或请服务器的管理员设置 SLIPWAY_OWN_LESSONS。',
  }),
};
