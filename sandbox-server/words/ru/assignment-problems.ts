import type { assignmentProblems as english } from '../en/assignment-problems.ts';

/** Problems of assignments, in Russian. */
export const assignmentProblems: typeof english = {
  'assignment.unknown': () => ({
    message: 'Такого задания нет, или оно не для вас.',
  }),
  'assignment.sameCheck': ({ ids }) => ({
    message: 'Идентификатор скрытой проверки уже занят другой проверкой.',
    expected: 'у каждой проверки свой идентификатор',
    found: ids.join(', '),
  }),
  'assignment.unknownCheck': ({ known }) => ({
    message: 'В уроке нет такой проверки.',
    expected: `одна из: ${known.join(', ')}`,
  }),
  'assignment.tooMany': ({ most }) => ({
    message: 'В классе слишком много заданий.',
    expected: `не больше ${most}`,
    remedy: 'Удалите ненужное задание или создайте ещё один класс.',
  }),
  'assignment.lessonStays': () => ({
    message: 'Урок задания изменить нельзя.',
    remedy: 'Создайте для другого урока новое задание.',
  }),
  'assignment.lessThanAll': () => ({
    message: 'Это продление даёт меньше, чем само задание.',
    remedy: 'Укажите сроки задания или более поздние.',
  }),
  'assignment.nothingToExtend': () => ({
    message:
      'В этом задании продлевать нечего: нет ни срока, ни времени закрытия, ни предела попыток.',
    remedy: 'Сначала задайте срок, время закрытия или число попыток.',
  }),
  'assignment.noLearner': () => ({
    message: 'В списке есть тот, кто не учится в этом классе.',
    remedy: 'Обновите страницу: состав класса мог измениться.',
  }),
  'lesson.mayNotBring': () => ({
    message: 'Свои уроки добавляют только преподаватели и администраторы.',
    remedy: 'Попросите администратора сервера сделать вас преподавателем.',
  }),
  'lesson.pagesFailed': () => ({
    message: 'Не удалось собрать страницы этого урока.',
    remedy: 'Посмотрите, что найдено, и загрузите урок снова. Подробности есть в журнале сервера.',
  }),
  'lesson.unknownOwn': () => ({
    message: 'Такого урока нет, или он не для вас.',
    remedy: 'Выберите урок на странице курса или тот, что вам задан.',
  }),
  'lesson.notReady': () => ({
    message: 'Урок ещё не был готов, поэтому задать его нельзя.',
    remedy: 'Подождите, пока пройдёт его проверка, или исправьте то, что она нашла.',
  }),
  'lesson.assigned': ({ classes }) => ({
    message: 'Урок задан, поэтому удалить его нельзя.',
    found: classes.join(', '),
    remedy: 'Сначала удалите эти задания.',
  }),
  'lesson.tooMany': ({ most }) => ({
    message: `У вас уже столько своих уроков, сколько можно: ${most}.`,
    remedy: 'Удалите ненужный урок.',
  }),
  'lesson.tooLarge': ({ megabytes }) => ({
    message: 'Ваши уроки вместе заняли бы слишком много места.',
    expected: `не больше ${megabytes} МБ`,
    remedy: 'Удалите ненужный урок или уменьшите этот.',
  }),
  'lesson.notThisZip': () => ({
    message: 'Этот урок принять нельзя.',
  }),
  'lesson.noFolders': () => ({
    message: 'На этом сервере нет папок, из которых берутся уроки.',
    remedy: 'Загрузите zip или попросите администратора сервера задать SLIPWAY_OWN_LESSONS.',
  }),
};
