import type { classroomProblems as english } from '../en/classroom-problems.ts';

/** Problems of people and classes, in Simplified Chinese. */
export const classroomProblems: typeof english = {
  'class.unknown': () => ({ message: '没有这个班级，或者你不属于它。' }),
  'class.forbidden': () => ({
    message: '你在这个班级里不能这样做。',
    expected: '班级中允许这样做的角色',
    remedy: '请联系班级的教师。',
  }),
  'class.archived': () => ({
    message: '这个班级已归档：可以查看，但不能再更改。',
    remedy: '教师可以在班级设置中取消归档。',
  }),
  'class.notArchived': () => ({
    message: '只有已归档的班级才能删除。',
    remedy: '请先归档。',
  }),
  'class.mayNotCreate': () => ({
    message: '只有教师和管理员可以创建班级。',
    remedy: '请联系此服务器的管理员，将你设为教师。',
  }),
  'class.noSuchCode': () => ({
    message: '没有使用这个班级码的班级。',
    expected: '由十个字母和数字组成的班级码，例如 K7QMN-3XWDP',
    remedy: '请与教师提供的班级码核对。它可能已经更换。',
  }),
  'class.closed': () => ({
    message: '这个班级不能通过班级码加入。',
    remedy: '请向班级的教师索取个人链接。',
  }),
  'class.needsOpenId': () => ({
    message: '这个班级只接受使用组织账号登录的人。',
    remedy: '请先用组织账号登录，然后再次打开班级链接。',
  }),
  'class.needsName': () => ({
    message: '请填写你在班级中使用的名字。',
    expected: '1 到 100 个字符的名字',
  }),
  'class.full': ({ most }) => ({
    message: `这个班级已满：已有 ${most} 人。`,
    remedy: '请联系班级的教师。',
  }),
  'class.lastInstructor': () => ({
    message: '班级必须有教师，而这是最后一位。',
    remedy: '请先将其他人设为教师，或归档班级。',
  }),
  'class.noSuchMember': () => ({
    message: '此人不属于这个班级。',
    remedy: '请重新加载名单：它可能已更改。',
  }),
  'class.isMember': () => ({
    message: '此人已在这个班级中。',
    remedy: '请在名单中查找。',
  }),
  'class.isInvited': () => ({
    message: '此人已被邀请加入这个班级，尚未答复。',
    remedy: '请在名单下方的受邀者中查找。',
  }),
  'class.notInvited': () => ({
    message: '此人没有被邀请加入这个班级，或已在此期间答复。',
    remedy: '请重新加载名单。',
  }),
  'class.noInvitation': () => ({
    message: '你没有收到这个班级的邀请，或邀请已被撤回。',
    remedy: '请重新加载页面。如果你本应受邀，请询问教师。',
  }),
  'class.sameName': ({ name }) => ({
    message: `这个班级中已有名为“${name}”的人。`,
    remedy: '那是你吗？请用你的个人链接回来，或登录。如果你是另一个人，请说明后加入。',
  }),
  'roster.changed': () => ({
    message: '预览之后，名单或文件已更改。',
    remedy: '请重新查看预览，然后再应用。',
  }),
  'roster.noNames': ({ headers }) => ({
    message: '文件中没有姓名列。',
    expected: '第一行包含“姓名”列，或“姓”和“名”两列',
    found: headers.join(', '),
  }),
  'bulk.unknown': ({ known }) => ({
    message: '没有这个操作。',
    expected: `以下之一：${known.join(', ')}`,
  }),
  'audit.forbidden': () => ({
    message: '只有管理员可以查看。',
    expected: '此服务器的管理员',
  }),
  'csv.encoding': () => ({
    message: '无法作为文本读取。',
    expected: 'UTF-8 编码的 CSV 文件，或 Excel 以“Unicode 文本”保存的 UTF-16 文件',
    remedy: '在 Excel 中，请另存为“CSV UTF-8”。',
  }),
  'csv.malformed': ({ line }) => ({
    message: `无法读取文件的第 ${line} 行。`,
    expected: '用一对引号括住整个单元格，其中的引号写两次',
  }),
  'csv.long': ({ most }) => ({
    message: '文件的行数过多。',
    expected: `最多 ${most} 行`,
    remedy: '请拆分文件。',
  }),
  'results.unknownLearner': () => ({
    message: '这名学习者不属于该班级。',
    remedy: '请重新加载页面。',
  }),
};
