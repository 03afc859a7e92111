import type { submissionProblems as english } from '../en/submission-problems.ts';

export const submissionProblems: typeof english = {
  'submission.unknown': () => ({ message: 'そのような提出物はないか、あなたには表示できません。' }),
  'submission.notOpen': () => ({
    message: 'この課題はまだ始まっていません。',
    remedy: '開始日時は課題のページで確認できます。',
  }),
  'submission.closed': () => ({
    message: 'この課題は締め切られました。もう提出できません。',
    remedy: '期限の延長については、講師に相談してください。',
  }),
  'submission.noAttempts': ({ most }) => ({
    message: `すでに ${most} 回提出しているため、これ以上は提出できません。`,
    remedy: '最も点数の高い提出が採用されます。もう一度提出したい場合は講師に相談してください。',
  }),
  'submission.otherLesson': () => ({
    message: 'このセッションは、課題とは別のレッスンのものです。',
    remedy: '課題のレッスンを開き、そこから提出してください。',
  }),
  'submission.tooMuch': () => ({
    message: 'マシンの中身が多すぎて、記録として保存できません。',
    remedy: '不要なコンテナとイメージを削除してから、もう一度提出してください。',
  }),
  'submission.noRecording': () => ({ message: 'そのような記録はありません。' }),
  'submission.manyComments': ({ most }) => ({
    message: `1つの提出物に付けられるコメントは ${most} 件までです。`,
  }),
  'submission.noLine': () => ({ message: '提出物にそのような行はありません。' }),
};
