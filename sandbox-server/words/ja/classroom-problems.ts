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
  'class.archived': () => ({
    message: 'このクラスはアーカイブされています。閲覧はできますが、変更はできません。',
    remedy: '講師がクラスの設定でアーカイブを解除できます。',
  }),
  'class.notArchived': () => ({
    message: '削除できるのは、アーカイブされたクラスだけです。',
    remedy: '先にアーカイブしてください。',
  }),
  'class.mayNotCreate': () => ({
    message: 'クラスを作成できるのは、講師と管理者だけです。',
    remedy: 'このサーバーの管理者に、講師にしてもらうよう頼んでください。',
  }),
  'class.noSuchCode': () => ({
    message: 'このコードのクラスはありません。',
    expected: 'K7QMN-3XWDP のような、英字と数字 10 文字のコード',
    remedy: '講師から受け取ったコードと見比べてください。その後、更新された可能性もあります。',
  }),
  'class.closed': () => ({
    message: 'このクラスには、コードでは参加できません。',
    remedy: 'クラスの講師に、個人用リンクを発行してもらってください。',
  }),
  'class.needsOpenId': () => ({
    message: 'このクラスに参加できるのは、組織のアカウントでサインインした人だけです。',
    remedy: '組織のアカウントでサインインしてから、クラスのリンクをもう一度開いてください。',
  }),
  'class.needsName': () => ({
    message: 'クラスで使う名前を入力してください。',
    expected: '1～100 文字の名前',
  }),
  'class.full': ({ most }) => ({
    message: `このクラスは満員です（${most} 人）。`,
    remedy: 'クラスの講師に相談してください。',
  }),
  'class.lastInstructor': () => ({
    message: 'クラスには講師が必要ですが、この人が最後の講師です。',
    remedy: '先に別の人を講師にするか、クラスをアーカイブしてください。',
  }),
  'class.noSuchMember': () => ({
    message: 'その人はこのクラスに属していません。',
    remedy: '名簿を再読み込みしてください。変更された可能性があります。',
  }),
  'class.isMember': () => ({
    message: 'その人はすでにこのクラスにいます。',
    remedy: '名簿の中から探してください。',
  }),
  'class.isInvited': () => ({
    message: 'その人はすでにこのクラスに招待されていて、まだ返事をしていません。',
    remedy: '名簿の下の、招待中の人の中から探してください。',
  }),
  'class.notInvited': () => ({
    message: 'その人はこのクラスに招待されていないか、その間に返事をしました。',
    remedy: '名簿を再読み込みしてください。',
  }),
  'class.noInvitation': () => ({
    message: 'このクラスへの招待がないか、招待が取り消されました。',
    remedy: 'ページを再読み込みしてください。招待されるはずなら、講師に聞いてください。',
  }),
  'class.sameName': ({ name }) => ({
    message: `「${name}」という人が、すでにこのクラスにいます。`,
    remedy:
      'それがあなたなら、個人用リンクで戻るか、サインインしてください。別の人なら、そう伝えて参加してください。',
  }),
  'roster.changed': () => ({
    message: 'プレビューの後で、名簿またはファイルが変更されました。',
    remedy: 'プレビューをもう一度確認してから適用してください。',
  }),
  'roster.noNames': ({ headers }) => ({
    message: 'ファイルに名前の列がありません。',
    expected: '1 行目に「名前」の列、または「姓」と「名」の列',
    found: headers.join(', '),
  }),
  'bulk.unknown': ({ known }) => ({
    message: 'そのような操作はありません。',
    expected: `次のいずれか：${known.join(', ')}`,
  }),
  'audit.forbidden': () => ({
    message: 'これを表示できるのは管理者だけです。',
    expected: 'このサーバーの管理者',
  }),
  'csv.encoding': () => ({
    message: 'テキストとして読み取れません。',
    expected: 'UTF-8 の CSV ファイル、または Excel が「Unicode テキスト」として保存する UTF-16',
    remedy: 'Excel では「CSV UTF-8」として保存してください。',
  }),
  'csv.malformed': ({ line }) => ({
    message: `ファイルの ${line} 行目を読み取れません。`,
    expected: 'セル全体を囲む 1 組の引用符。セルの中の引用符は 2 つ重ねる',
  }),
  'csv.long': ({ most }) => ({
    message: 'ファイルの行数が多すぎます。',
    expected: `${most} 行以下`,
    remedy: 'ファイルを分けてください。',
  }),
  'results.unknownLearner': () => ({
    message: 'この学習者はクラスに属していません。',
    remedy: 'ページを再読み込みしてください。',
  }),
};
