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
  'assignment.noLearner': () => ({
    message: 'В списке есть тот, кто не учится в этом классе.',
    remedy: 'Обновите страницу: состав класса мог измениться.',
  }),
  'lesson.mayNotBring': () => ({
    message: 'Свои уроки добавляют только преподаватели и администраторы.',
    remedy: 'Попросите администратора сервера сделать вас преподавателем.',
  }),
};
