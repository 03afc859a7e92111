import type { assignmentProblems as english } from '../en/assignment-problems.ts';

/** Problems of assignments, in Japanese. */
export const assignmentProblems: typeof english = {
  'assignment.unknown': () => ({
    message: 'その課題は存在しないか、あなた向けのものではありません。',
  }),
  'assignment.sameCheck': ({ ids }) => ({
    message: '非公開のチェックの ID が、別のチェックと重複しています。',
    expected: 'チェックごとに異なる ID',
    found: ids.join(', '),
  }),
  'assignment.unknownCheck': ({ known }) => ({
    message: 'レッスンにそのチェックはありません。',
    expected: `次のいずれか: ${known.join(', ')}`,
  }),
  'assignment.tooMany': ({ most }) => ({
    message: '1 つのクラスに置ける課題の数を超えています。',
    expected: `${most} 件以内`,
    remedy: '不要な課題を削除するか、別のクラスを作成してください。',
  }),
  'assignment.lessonStays': () => ({
    message: '課題のレッスンは変更できません。',
    remedy: '別のレッスンには、新しい課題を作成してください。',
  }),
  'assignment.noLearner': () => ({
    message: '一覧に、このクラスの受講者ではない人が含まれています。',
    remedy: '名簿が変わった可能性があります。ページを再読み込みしてください。',
  }),
  'lesson.mayNotBring': () => ({
    message: '自作のレッスンを持ち込めるのは、講師と管理者だけです。',
    remedy: '講師にしてもらうよう、このサーバーの管理者に頼んでください。',
  }),
};
