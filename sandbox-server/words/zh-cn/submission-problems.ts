import type { submissionProblems as english } from '../en/submission-problems.ts';

export const submissionProblems: typeof english = {
  'submission.unknown': () => ({ message: '没有这份提交，或者你无权查看。' }),
  'submission.notOpen': () => ({
    message: '这项作业尚未开放。',
    remedy: '开放时间写在作业页面上。',
  }),
  'submission.closed': () => ({
    message: '这项作业已截止，不再接受提交。',
    remedy: '如需延期，请联系教师。',
  }),
  'submission.noAttempts': ({ most }) => ({
    message: `你已提交 ${most} 次，不能再提交了。`,
    remedy: '以得分最高的一次为准。如需再次提交，请联系教师。',
  }),
  'submission.otherLesson': () => ({
    message: '这个会话属于另一课，不是作业所在的课。',
    remedy: '请打开作业所在的课，从那里提交。',
  }),
  'submission.tooMuch': () => ({
    message: '你的机器里内容太多，无法作为凭据保存。',
    remedy: '请删除不需要的容器和镜像，然后重新提交。',
  }),
  'submission.noRecording': () => ({ message: '没有这份录像。' }),
  'submission.manyComments': ({ most }) => ({ message: `一份提交最多有 ${most} 条评论。` }),
  'submission.noLine': () => ({ message: '提交中没有这一行。' }),
};
