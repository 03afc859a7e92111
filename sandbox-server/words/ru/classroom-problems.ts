import type { classroomProblems as english } from '../en/classroom-problems.ts';

/** Problems of people and classes, in Russian. */
export const classroomProblems: typeof english = {
  'class.unknown': () => ({ message: 'Такого класса нет, или вы в нём не состоите.' }),
  'class.forbidden': () => ({
    message: 'В этом классе вам нельзя этого делать.',
    expected: 'роль в классе, которая это позволяет',
    remedy: 'Обратитесь к преподавателю класса.',
  }),
};
