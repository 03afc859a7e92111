import type { submissionProblems as english } from '../en/submission-problems.ts';

export const submissionProblems: typeof english = {
  'submission.unknown': () => ({ message: 'Такой работы нет, или она не для вас.' }),
  'submission.notOpen': () => ({
    message: 'Это задание ещё не открыто.',
    remedy: 'Когда оно откроется, сказано на странице задания.',
  }),
  'submission.closed': () => ({
    message: 'Это задание закрыто: работы больше не принимаются.',
    remedy: 'Попросите преподавателя продлить срок.',
  }),
  'submission.noAttempts': ({ most }) => ({
    message: `Число попыток исчерпано: вы уже сдали работу столько раз, сколько разрешено (${most}).`,
    remedy: 'Засчитывается лучшая попытка. Ещё одну может разрешить преподаватель.',
  }),
  'submission.otherLesson': () => ({
    message: 'Это сеанс другого урока, а не того, что задан.',
    remedy: 'Откройте урок из задания и сдайте работу оттуда.',
  }),
  'submission.tooMuch': () => ({
    message: 'В вашей машине слишком много всего, чтобы сохранить это вместе с работой.',
    remedy: 'Удалите ненужные контейнеры и образы и сдайте работу ещё раз.',
  }),
  'submission.noRecording': () => ({ message: 'Такой записи нет.' }),
  'submission.manyComments': ({ most }) => ({
    message: `К одной работе может быть не больше ${most} комментариев.`,
  }),
  'submission.noLine': () => ({ message: 'В работе нет такой строки.' }),
};
