import type { boardProblems as english } from '../en/board-problems.ts';

/** Problems of the live board, in Japanese. */
export const boardProblems: typeof english = {
  'board.archived': () => ({
    message: 'このクラスはアーカイブされています。',
    expected: 'アーカイブされていないクラス',
    remedy: 'クラスの講師に、アーカイブの解除を頼んでください。',
  }),
  'board.noLearner': () => ({ message: 'このクラスにその受講者はいません。' }),
  'board.noLesson': () => ({
    message: 'このレッスンはコースに含まれず、このクラスの課題でもありません。',
    expected: 'コースのレッスン、または課題になっているレッスン',
  }),
  'board.notRunning': () => ({
    message: 'この受講者のマシンは、このレッスンでは動いていません。',
    expected: '実行中のセッション',
    remedy: '受講者がレッスンを始めてから、もう一度依頼してください。',
  }),
  'board.noTerminal': () => ({
    message: '受講者はその名前のターミナルを開いていません。',
    expected: '開いているターミナルの名前',
    remedy: '別のターミナルを選んでください。',
  }),
  'consent.denied': () => ({
    message: '受講者はたった今断りました。',
    remedy: '受講者と話すか、1 分後にもう一度依頼してください。',
  }),
  'consent.none': () => ({
    message: 'この操作について、受講者の同意がありません。',
    expected: '受講者があなたに与え、まだ終わっていない同意',
    remedy: '受講者に依頼してください。',
  }),
  'consent.unknown': () => ({
    message: 'その依頼または同意は、もうありません。',
    remedy: 'ページを再読み込みしてください。',
  }),
  'help.noClass': () => ({
    message: '質問を送れるクラスに属していません。',
    expected: '受講者としてクラスに属していること',
    remedy: 'まずクラスに参加してください。',
  }),
  'help.over': () => ({ message: 'このヘルプの依頼はすでに終わっています。' }),
  'help.unknown': () => ({ message: 'そのヘルプの依頼はありません。' }),
};
