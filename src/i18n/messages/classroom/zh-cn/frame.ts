/** What all pages of the classroom say, in Simplified Chinese. */
export const frame = {
  'classroom.title': '班级',
  'classroom.site': 'Slipway',
  'classroom.nowhere': '这个地址没有内容',
  'classroom.toClasses': '返回班级列表',
  'classroom.loading': '正在加载…',
  'classroom.copied': '已复制',
  'classroom.parts': '课堂页面',
  'classroom.classParts': '班级页面',
  'classroom.tabs.home': '概览',
  'classroom.tabs.assignments': '作业',
  'classroom.tabs.board': '实时看板',
  'classroom.tabs.results': '成绩',
  'classroom.tabs.roster': '成员',
  'classroom.tabs.audit': '操作日志',
  'classroom.tabs.settings': '设置',
};
