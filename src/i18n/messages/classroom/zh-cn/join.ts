/** What stands where people join a class, in Simplified Chinese. */
export const join = {
  'join.title': '加入班级',
  'join.into': '加入“{{name}}”',
  'join.code': '班级码',
  'join.codeHint': '教师提供的十个字母和数字，不区分大小写。',
  'join.name': '你的名字',
  'join.nameHint': '班级的教师会看到它。',
  'join.needsOpenId': '此班级只接受使用组织账号登录的人。登录后会回到这里。',
  'join.goOn': '继续',
  'join.join': '加入',
  'join.hasAccount': '以前来过吗？',
  'join.done': '你已加入“{{name}}”',
  'join.linkText':
    '请保存此链接：用它可以在其他设备上登录。不要交给任何人。你可以在账号页面生成新链接。',
  'join.link': '你的个人链接',
  'join.isAnother': '我是另一个人：加入',
  'join.isMember': '你已在“{{name}}”中',
  'join.isMemberText':
    '此浏览器属于班级的一名成员。其他人请使用另一个浏览器，或在你退出登录后加入。',
  'join.toClass': '进入班级',
};
