import { draftOf } from '../../support/assignment-world.ts';
import { ask } from './ask.ts';
import type { ClassroomCall } from './classroom-call.ts';
import type { School } from './fill-school.ts';

/** At once, for many bodies are made by the same hands within a minute. */
const mostAsked = 25;
/** Four of them share a limit of thirty. */
const mostBulk = 6;
const many = 100;

/**
 * What people of a class change. Handing in is not among them, for it takes a machine. Those who are
 * erased are of the last class.
 */
export function classroomWrites(
  url: string,
  school: School,
  random: () => number,
): readonly ClassroomCall[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const { administratorToken, instructorToken, learnerToken, lessons, submissions } = school;
  const [large, last] = [school.classes[0], school.classes.at(-1)];
  if (!large || !last) throw new Error('a school has classes');
  const erased = [...last.learners];
  let counted = 0;
  const csv = (rows: number) => {
    const one = () => `New Person ${(counted += 1)},person-${counted}@school.example`;
    return `name,email\n${Array.from({ length: rows }, one).join('\n')}\n`;
  };
  const teach = (path: string, method: string, body?: object | string) =>
    ask(url, path, { token: instructorToken, method, ...(body !== undefined && { body }) });
  const writes = (
    name: string,
    method: string,
    at: () => string,
    body?: () => object | string,
  ): ClassroomCall => ({
    ...{ name, mostAsked },
    run: async () => void (await teach(at(), method, body?.())),
  });
  const inLarge = (part: string) => () => `/api/classes/${large.id}/${part}`;
  const bulk = (action: string, options: () => object): ClassroomCall => ({
    ...writes(`${action} for ${many}`, 'POST', inLarge('roster/bulk'), () => ({
      ...{ action, persons: large.learners.slice(0, many), options: options() },
    })),
    mostAsked: mostBulk,
  });
  const anAssignment = (part = '') => `/api/assignments/${pick(large.assignments)}${part}`;
  const aSubmission = (part: string) => () => `/api/submissions/${pick(submissions)}/${part}`;
  const extension = (persons: number) => () => ({
    persons: large.learners.slice(0, persons),
    extension: { dueAt: null, closesAt: null, moreAttempts: 1, reason: 'was ill' },
  });
  return [
    {
      name: 'joining by a code',
      async run() {
        const body = { code: pick(school.classes).code, name: `Newcomer ${(counted += 1)}` };
        await ask(url, '/api/join', { method: 'POST', body });
      },
    },
    {
      name: 'progress of a learner',
      async run() {
        const path = `/api/progress/lessons/${pick(lessons)}`;
        const position = { step: null, at: new Date().toISOString() };
        await ask(url, path, { token: learnerToken, method: 'PATCH', body: { position } });
      },
    },
    writes('a new assignment', 'POST', inLarge('assignments'), () => draftOf()),
    writes(
      'an assignment that is changed',
      'PUT',
      () => `/api/assignments/${large.assignments[0]}`,
      () => draftOf(),
    ),
    writes('an extension', 'PUT', () => anAssignment('/extensions'), extension(1)),
    writes(`an extension for ${many}`, 'PUT', () => anAssignment('/extensions'), extension(many)),
    writes('points that are overridden', 'PUT', aSubmission('override'), () => ({
      ...{ points: 5, reason: 'was close' },
    })),
    writes('a comment', 'POST', aSubmission('comments'), () => ({
      ...{ path: 'hello.py', line: 1, text: 'Why?' },
    })),
    { ...writes('one to be graded again', 'POST', aSubmission('regrade')), mostAsked: 5 },
    writes('one more in a roster', 'POST', inLarge('roster'), () => ({
      ...{ name: `Added ${(counted += 1)}`, email: `added-${counted}@school.example` },
    })),
    writes(
      'one renamed in a roster',
      'PATCH',
      () => {
        return `/api/classes/${large.id}/roster/${pick(large.learners)}`;
      },
      () => ({ name: `Renamed ${(counted += 1)}` }),
    ),
    bulk('links', () => ({})),
    bulk('complete', () => ({ lesson: pick(lessons) })),
    bulk('reset', () => ({ lesson: pick(lessons) })),
    bulk('extend', () => ({
      assignment: pick(large.assignments),
      extension: { dueAt: null, closesAt: null, moreAttempts: 1, reason: 'was ill' },
    })),
    writes(
      'points given by hand',
      'PUT',
      () => anAssignment(`/points/${pick(large.learners)}`),
      () => ({ points: 3, reason: 'was there' }),
    ),
    writes(`a CSV of ${many}, looked at`, 'POST', inLarge('roster/preview'), () => csv(many)),
    applyCsv(many),
    writes(
      'a class that is changed',
      'PATCH',
      () => `/api/classes/${pick(school.classes).id}`,
      () => ({
        name: `Docker ${(counted += 1)}`,
      }),
    ),
    writes('a class copied with its roster', 'POST', inLarge('copy'), () => ({
      ...{ name: `Copy ${(counted += 1)}`, roster: true, days: 7 },
    })),
    {
      ...{ name: 'all that is kept of a person', mostAsked },
      async run() {
        const path = `/api/people/${pick(large.learners)}/export`;
        await ask(url, path, { token: administratorToken });
      },
    },
    {
      ...{ name: 'a person erased', mostAsked },
      async run() {
        const path = `/api/people/${erased.pop()}`;
        await ask(url, path, { token: administratorToken, method: 'DELETE' });
      },
    },
  ];

  /** Each time of people who are not known yet. The administrator’s, who looks at no other. */
  function applyCsv(rows: number): ClassroomCall {
    const as = { token: administratorToken, method: 'POST' };
    let [path, file] = ['', ''];
    return {
      ...{ name: `a CSV of ${rows}, applied`, mostAsked: 12 },
      async prepare() {
        const at = `/api/classes/${pick(school.classes.slice(2)).id}/roster`;
        file = csv(rows);
        const seen = JSON.parse(await ask(url, `${at}/preview`, { ...as, body: file })) as {
          digest: string;
        };
        path = `${at}/apply?digest=${seen.digest}`;
      },
      run: async () => void (await ask(url, path, { ...as, body: file })),
    };
  }
}
