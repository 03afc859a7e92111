/** What the log of a class says, in Russian. */
export const audit = {
  'audit.ofServer': 'Журнал сервера',
  'audit.at': 'Когда',
  'audit.by': 'Кто',
  'audit.action': 'Действие',
  'audit.subject': 'Над чем',
  'audit.detail': 'Подробности',
  'audit.show': 'Показать',
  'audit.nothing': 'Пока ничего не сделано.',
  'audit.older': 'Показать более ранние',
};
