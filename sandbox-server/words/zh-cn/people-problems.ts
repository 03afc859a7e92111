import type { peopleProblems as english } from '../en/people-problems.ts';

/** Problems of people and how they sign in, in Simplified Chinese. */
export const peopleProblems: typeof english = {
  'person.unknown': () => ({ message: '没有这个用户。' }),
  'person.forbidden': () => ({
    message: '只有这台服务器的管理员可以这样做。',
    remedy: '请联系管理员。',
  }),
  'person.lastAdministrator': () => ({
    message: '这是服务器的最后一位管理员。',
    expected: '另一位能够登录的管理员',
    remedy: '请先把其他人设为管理员。',
  }),
  'person.emailTaken': () => ({
    message: '这个电子邮件地址已经有账号了。',
    remedy: '请用以前的方式登录，或联系管理员。',
  }),
  'person.disabled': () => ({
    message: '这个账号已被停用。',
    remedy: '请联系管理员。',
  }),
  'signIn.wrong': () => ({
    message: '电子邮件地址或密码不正确。',
    remedy: '请重试。如果忘记了密码，管理员可以给你一个新链接。',
  }),
  'signIn.tooMany': () => ({
    message: '失败的尝试过多。',
    remedy: '请等待 15 分钟。',
  }),
  'signIn.notFresh': () => ({
    message: '你登录的时间太久，不能这样做。',
    expected: '最近 10 分钟内的登录',
    remedy: '请退出并重新登录，然后再试一次。',
  }),
  'link.dead': () => ({
    message: '这个链接已经失效。',
    remedy: '请向给你链接的人索取新链接。',
  }),
  'link.refused': () => ({
    message: '这个用户不能有个人链接。',
    expected: '既不用密码也不用第三方登录的学员',
  }),
  'invitation.refused': () => ({
    message: '不能邀请这个用户。',
    expected: '账号未停用的教师或管理员',
  }),
  'password.weak': () => ({
    message: '这个密码太容易猜到。',
    expected: '与姓名和电子邮件地址不同的密码',
    remedy: '请选用几个别人不会放在一起的词。',
  }),
  'password.wrong': () => ({
    message: '密码不正确。',
    remedy: '请输入你现在的密码。',
  }),
};
