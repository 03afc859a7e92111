import { once } from 'node:events';
import { WebSocket } from 'ws';
import { ask } from './ask.ts';
import type { ClassroomCall } from './classroom-call.ts';
import type { School } from './fill-school.ts';

/** What every page of the classroom asks for, each time of another class, lesson and learner. */
export function classroomCalls(
  url: string,
  school: School,
  random: () => number,
): readonly ClassroomCall[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const { administratorToken, instructorToken, learnerToken, lessons } = school;
  const get = async (path: string, token: string) => void (await ask(url, path, { token }));
  const teaching = (name: string, path: () => string): ClassroomCall => ({
    name,
    run: () => get(path(), instructorToken),
  });
  const administering = (name: string, path: () => string): ClassroomCall => ({
    name,
    run: () => get(path(), administratorToken),
  });
  const learning = (name: string, path: () => string): ClassroomCall => ({
    name,
    run: () => get(path(), learnerToken),
  });
  const [own] = school.classes;
  if (!own) throw new Error('a school has classes');
  const mostLearners = Math.max(...school.classes.map(({ learners }) => learners.length));
  const large = school.classes.filter(({ learners }) => learners.length === mostLearners);
  // Often enough that the slowest twentieth is theirs.
  const aClass = () => pick(random() < 0.3 ? large : school.classes);
  const ofClass = (part: string) => () => `/api/classes/${aClass().id}/${part}`;
  return [
    teaching('classes', () => '/api/classes?limit=100'),
    teaching('a class', () => `/api/classes/${aClass().id}`),
    teaching('roster', ofClass('roster')),
    teaching('assignments of a class', ofClass('assignments')),
    teaching(
      'submissions of an assignment',
      () => `/api/assignments/${pick(aClass().assignments)}/submissions`,
    ),
    teaching('a submission', () => `/api/submissions/${pick(school.submissions)}`),
    teaching('requests for help', ofClass('help')),
    { name: 'live board, to the first picture', mostAsked: 50, run: () => firstBoard() },
    teaching('lessons with results', ofClass('results')),
    teaching('results of a lesson', () => ofClass(`results/${pick(lessons)}`)()),
    teaching('a learner’s checks', () => {
      const { id, learners } = aClass();
      return `/api/classes/${id}/results/${pick(lessons)}/learners/${pick(learners)}`;
    }),
    teaching('grade table', ofClass('grades')),
    teaching('grades as CSV', ofClass('grades.csv?format=moodle')),
    teaching('log of a class', ofClass('audit')),
    teaching('an assignment', () => `/api/assignments/${pick(aClass().assignments)}`),
    teaching('extensions', () => `/api/assignments/${pick(aClass().assignments)}/extensions`),
    teaching('points given by hand', () => `/api/assignments/${pick(aClass().assignments)}/points`),
    teaching('lessons that can be assigned', ofClass('lessons')),
    teaching('lessons on the board', ofClass('board')),
    teaching('help that was given', ofClass('help/history')),
    teaching('own lessons', () => '/api/own-lessons'),
    administering('people', () => '/api/people'),
    administering('people by a part of their name', () => '/api/people?search=turing'),
    administering('log of all', () => '/api/audit'),
    learning('a learner’s assignments', () => '/api/assignments'),
    learning('a learner’s progress', () => '/api/progress'),
    learning('a learner’s class', () => `/api/classes/${own.id}`),
    learning('a learner’s assignments in a class', () => `/api/classes/${own.id}/assignments/mine`),
    learning('an assignment as its learner sees it', () => {
      return `/api/assignments/${pick(own.assignments)}/mine`;
    }),
    learning('what a learner handed in', () => {
      return `/api/assignments/${pick(own.assignments)}/submissions`;
    }),
    learning('invitations', () => '/api/me/invitations'),
    {
      ...learning('all that is kept of oneself', () => '/api/me/export'),
      mostAsked: 5,
    },
  ];

  async function firstBoard() {
    const address = `${url.replace('http', 'ws')}/api/classes/${aClass().id}/board/${pick(lessons)}/events`;
    const headers = { authorization: `Bearer ${instructorToken}`, origin: url };
    const socket = new WebSocket(address, { headers });
    try {
      const [data] = (await once(socket, 'message')) as [Buffer];
      const { type } = JSON.parse(data.toString()) as { type: string };
      if (type !== 'board') throw new Error(`${address} begins with ${data.toString()}`);
    } finally {
      socket.terminate();
    }
  }
}
