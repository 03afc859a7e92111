import type { boardProblems as english } from '../en/board-problems.ts';

/** Problems of the live board, in Russian. */
export const boardProblems: typeof english = {
  'board.archived': () => ({
    message: 'Этот класс в архиве.',
    expected: 'класс, который не в архиве',
    remedy: 'Попросите преподавателя вернуть класс из архива.',
  }),
  'board.noLearner': () => ({ message: 'В этом классе нет такого учащегося.' }),
  'board.noLesson': () => ({
    message: 'Этого урока нет в курсе, и он не задан в этом классе.',
    expected: 'урок курса или заданный урок',
  }),
  'board.notRunning': () => ({
    message: 'В этом уроке у учащегося не запущена машина.',
    expected: 'работающий сеанс',
    remedy: 'Подождите, пока учащийся начнёт урок, и спросите снова.',
  }),
  'board.noTerminal': () => ({
    message: 'У учащегося не открыт терминал с таким именем.',
    expected: 'имя открытого терминала',
    remedy: 'Выберите другой терминал.',
  }),
  'consent.denied': () => ({
    message: 'Учащийся только что отказал.',
    remedy: 'Поговорите с ним или спросите снова через минуту.',
  }),
  'consent.none': () => ({
    message: 'У вас нет согласия учащегося на это.',
    expected: 'согласие, которое учащийся дал вам и которое ещё действует',
    remedy: 'Спросите учащегося.',
  }),
  'consent.unknown': () => ({
    message: 'Этого запроса или согласия больше нет.',
    remedy: 'Перезагрузите страницу.',
  }),
  'help.noClass': () => ({
    message: 'Вы не состоите в классе, который мог бы вам помочь.',
    expected: 'быть учащимся в классе',
    remedy: 'Сначала вступите в класс.',
  }),
  'help.over': () => ({ message: 'Эта просьба о помощи уже закрыта.' }),
  'help.unknown': () => ({ message: 'Такой просьбы о помощи нет.' }),
};
