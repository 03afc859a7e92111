import type { peopleProblems as english } from '../en/people-problems.ts';

/** Problems of people and how they sign in, in Japanese. */
export const peopleProblems: typeof english = {
  'person.unknown': () => ({ message: 'そのユーザーは存在しません。' }),
  'person.forbidden': () => ({
    message: 'この操作は、このサーバーの管理者だけが行えます。',
    remedy: '管理者に依頼してください。',
  }),
  'person.lastAdministrator': () => ({
    message: 'このサーバーの最後の管理者です。',
    expected: 'サインインできる別の管理者',
    remedy: '先にほかの人を管理者にしてください。',
  }),
  'person.emailTaken': () => ({
    message: 'このメールアドレスのアカウントはすでにあります。',
    remedy: '以前と同じ方法でサインインするか、管理者に問い合わせてください。',
  }),
  'person.disabled': () => ({
    message: 'このアカウントは無効になっています。',
    remedy: '管理者に問い合わせてください。',
  }),
  'signIn.wrong': () => ({
    message: 'メールアドレスまたはパスワードが違います。',
    remedy:
      'もう一度試してください。パスワードを忘れた場合は、管理者が新しいリンクを発行できます。',
  }),
  'signIn.tooMany': () => ({
    message: '失敗した回数が多すぎます。',
    remedy: '15 分待ってください。',
  }),
  'signIn.notFresh': () => ({
    message: 'サインインしてから時間がたっているため、この操作はできません。',
    expected: '10 分以内のサインイン',
    remedy: 'サインアウトしてサインインし直し、もう一度行ってください。',
  }),
  'link.dead': () => ({
    message: 'このリンクはもう使えません。',
    remedy: 'リンクをくれた人に新しいリンクを頼んでください。',
  }),
  'link.refused': () => ({
    message: 'この人は個人用リンクを持てません。',
    expected: 'パスワードも外部プロバイダーも使わずにサインインする受講者',
  }),
  'invitation.refused': () => ({
    message: 'この人を招待することはできません。',
    expected: 'アカウントが有効な講師または管理者',
  }),
  'password.weak': () => ({
    message: 'このパスワードは簡単に推測できます。',
    expected: '名前やメールアドレスとは異なるパスワード',
    remedy: 'ふつうは並べないような単語をいくつか組み合わせてください。',
  }),
  'password.wrong': () => ({
    message: 'パスワードが違います。',
    remedy: '現在のパスワードを入力してください。',
  }),
};
