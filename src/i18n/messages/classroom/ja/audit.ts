/** What the log of a class says, in Japanese. */
export const audit = {
  'audit.ofServer': 'サーバーの操作ログ',
  'audit.at': '日時',
  'audit.by': '操作者',
  'audit.action': '操作',
  'audit.subject': '対象',
  'audit.detail': '詳細',
  'audit.show': '表示',
  'audit.nothing': 'まだ操作はありません。',
  'audit.older': '古いものを表示',
};
