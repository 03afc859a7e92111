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
  'assignment.lessThanAll': () => ({
    message: 'この延長は、課題そのものの期限より短くなっています。',
    remedy: '課題と同じか、それより後の日時を指定してください。',
  }),
  'assignment.nothingToExtend': () => ({
    message: 'この課題には、期限も締め切りも提出回数の制限もないため、延長するものがありません。',
    remedy: '先に、課題に期限、締め切り、または提出回数を設定してください。',
  }),
  'assignment.noLearner': () => ({
    message: '一覧に、このクラスの受講者ではない人が含まれています。',
    remedy: '名簿が変わった可能性があります。ページを再読み込みしてください。',
  }),
  'lesson.mayNotBring': () => ({
    message: '自作のレッスンを持ち込めるのは、講師と管理者だけです。',
    remedy: '講師にしてもらうよう、このサーバーの管理者に頼んでください。',
  }),
  'lesson.pagesFailed': () => ({
    message: 'このレッスンのページを作れませんでした。',
    remedy:
      '検出された内容を確認し、レッスンをもう一度登録してください。詳細はサーバーのログにあります。',
  }),
  'lesson.unknownOwn': () => ({
    message: 'そのレッスンは存在しないか、あなた向けのものではありません。',
    remedy: 'コースのページのレッスンか、あなたに出された課題のレッスンを選んでください。',
  }),
  'lesson.notReady': () => ({
    message: 'このレッスンはまだ準備ができていないため、課題にできません。',
    remedy: 'テストが通るまで待つか、指摘された点を直してください。',
  }),
  'lesson.assigned': ({ classes }) => ({
    message: 'このレッスンは課題に使われているため、削除できません。',
    found: classes.join(', '),
    remedy: '先にこれらの課題を削除してください。',
  }),
  'lesson.tooMany': ({ most }) => ({
    message: `自作のレッスンは ${most} 件までです。`,
    remedy: '不要なレッスンを削除してください。',
  }),
  'lesson.tooLarge': ({ megabytes }) => ({
    message: '自作のレッスンの合計サイズが大きすぎます。',
    expected: `${megabytes} MB 以内`,
    remedy: '不要なレッスンを削除するか、このレッスンを小さくしてください。',
  }),
  'lesson.notThisZip': () => ({
    message: 'このレッスンは受け付けられません。',
  }),
  'lesson.noFolders': () => ({
    message: 'このサーバーには、レッスンを読み込むフォルダーがありません。',
    remedy:
      'zip をアップロードするか、SLIPWAY_OWN_LESSONS の設定をサーバーの管理者に頼んでください。',
  }),
};
