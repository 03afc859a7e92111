/** What stands where people join a class, in Japanese. */
export const join = {
  'join.title': 'クラスに参加',
  'join.into': '「{{name}}」に参加',
  'join.code': 'クラスのコード',
  'join.codeHint': '講師から受け取った英数字 10 文字。小文字でもかまいません。',
  'join.name': 'あなたの名前',
  'join.nameHint': 'クラスの講師に表示されます。',
  'join.needsOpenId':
    'このクラスには、組織のアカウントでサインインした人だけが参加できます。サインイン後、ここに戻ります。',
  'join.goOn': '続ける',
  'join.join': '参加する',
  'join.hasAccount': '以前に参加したことがありますか？',
  'join.done': '「{{name}}」に参加しました',
  'join.linkText':
    'このリンクを保存してください。別の端末でサインインできます。誰にも渡さないでください。アカウントのページで新しく作成できます。',
  'join.link': 'あなたの個人用リンク',
  'join.isAnother': '別の人です。参加する',
  'join.isMember': 'すでに「{{name}}」に参加しています',
  'join.isMemberText':
    'このブラウザーはクラスのメンバーのものです。別の人は、別のブラウザーで、またはサインアウトしてから参加してください。',
  'join.toClass': 'クラスへ',
};
