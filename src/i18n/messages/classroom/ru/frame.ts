/** What all pages of the classroom say, in Russian. */
export const frame = {
  'classroom.title': 'Классы',
  'classroom.site': 'Slipway',
  'classroom.nowhere': 'По этому адресу ничего нет',
  'classroom.toClasses': 'К вашим классам',
  'classroom.loading': 'Загрузка…',
  'classroom.copied': 'Скопировано',
  'classroom.parts': 'Разделы',
  'classroom.classParts': 'Разделы класса',
  'classroom.tabs.home': 'Обзор',
  'classroom.tabs.assignments': 'Задания',
  'classroom.tabs.board': 'Доска',
  'classroom.tabs.results': 'Результаты',
  'classroom.tabs.roster': 'Участники',
  'classroom.tabs.audit': 'Журнал',
  'classroom.tabs.settings': 'Настройки',
};
