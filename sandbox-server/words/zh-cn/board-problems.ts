import type { boardProblems as english } from '../en/board-problems.ts';

/** Problems of the live board, in Simplified Chinese. */
export const boardProblems: typeof english = {
  'board.archived': () => ({
    message: '这个班级已归档。',
    expected: '未归档的班级',
    remedy: '请班级的教师取消归档。',
  }),
  'board.noLearner': () => ({ message: '这个班级里没有这位学员。' }),
  'board.noLesson': () => ({
    message: '这一课不属于本课程，也没有布置给这个班级。',
    expected: '课程中的一课，或已布置的一课',
  }),
  'board.notRunning': () => ({
    message: '这位学员在这一课里没有正在运行的机器。',
    expected: '正在运行的会话',
    remedy: '等学员开始这一课后再请求。',
  }),
  'board.noTerminal': () => ({
    message: '学员没有打开这个名称的终端。',
    expected: '已打开的终端的名称',
    remedy: '请选择另一个终端。',
  }),
  'consent.denied': () => ({
    message: '学员刚刚拒绝了。',
    remedy: '和学员谈谈，或一分钟后再请求。',
  }),
  'consent.none': () => ({
    message: '学员没有同意你这样做。',
    expected: '学员给你的、尚未结束的同意',
    remedy: '请先征得学员同意。',
  }),
  'consent.unknown': () => ({ message: '这个请求或同意已不存在。', remedy: '请重新加载页面。' }),
  'help.noClass': () => ({
    message: '你不属于任何可以帮助你的班级。',
    expected: '是某个班级的学员',
    remedy: '请先加入一个班级。',
  }),
  'help.over': () => ({ message: '这个求助已经结束。' }),
  'help.unknown': () => ({ message: '没有这个求助。' }),
};
