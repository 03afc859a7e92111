/** What all pages of the classroom say, in Japanese. */
export const frame = {
  'classroom.title': 'クラス',
  'classroom.site': 'Slipway',
  'classroom.nowhere': 'このアドレスには何もありません',
  'classroom.toClasses': 'クラスの一覧に戻る',
  'classroom.loading': '読み込み中…',
  'classroom.copied': 'コピーしました',
  'classroom.parts': '教室のページ',
  'classroom.classParts': 'クラスのページ',
  'classroom.tabs.home': '概要',
  'classroom.tabs.assignments': '課題',
  'classroom.tabs.board': 'ライブボード',
  'classroom.tabs.results': '成績',
  'classroom.tabs.roster': 'メンバー',
  'classroom.tabs.audit': '操作ログ',
  'classroom.tabs.settings': '設定',
};
