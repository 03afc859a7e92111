/** What the log of a class says, in Simplified Chinese. */
export const audit = {
  'audit.ofServer': '服务器日志',
  'audit.at': '时间',
  'audit.by': '操作人',
  'audit.action': '操作',
  'audit.subject': '对象',
  'audit.detail': '详情',
  'audit.show': '显示',
  'audit.nothing': '还没有任何操作。',
  'audit.older': '显示更早的记录',
};
