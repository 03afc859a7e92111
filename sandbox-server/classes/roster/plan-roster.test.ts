import { expect, test } from 'vitest';
import type { MemberRecord } from '../../storage/classes/class-store.ts';
import { planRoster } from './plan-roster.ts';
import { readRoster } from './read-roster.ts';

const member = (person: string, change: Partial<MemberRecord> = {}): MemberRecord => ({
  ...{ class: 'c', person, name: person, externalId: null, role: 'learner' },
  ...{ joinedAt: new Date(0), email: null, lastSeenAt: null },
  ...change,
});
const plan = (file: string, ...members: MemberRecord[]) =>
  planRoster(readRoster(Buffer.from(file)).rows, members).map(
    ({ change, problems, before, after }) => [
      change,
      before?.person ?? null,
      after.name,
      ...problems.map(({ code }) => code),
    ],
  );

test('a member is found by number or address, and renamed', () => {
  const file = 'name,email,id\nNew,,1\nNewer,B@example.org,\nThird,,3';
  const members = [member('a', { externalId: '1' }), member('b', { email: 'b@example.org' })];
  expect(plan(file, ...members)).toEqual([
    ['changed', 'a', 'New'],
    ['changed', 'b', 'Newer'],
    ['added', null, 'Third'],
  ]);
});

test('one who joined by code gets the number of the one row with their name', () => {
  expect(plan('name,id\nAda,1', member('Ada'))).toEqual([['changed', 'Ada', 'Ada']]);
  expect(plan('name\nAda', member('Ada'))).toEqual([['same', 'Ada', 'Ada']]);
  const other = member('x', { name: 'Ada', externalId: '2' });
  expect(plan('name,id\nAda,1', other)).toEqual([['added', null, 'Ada']]);
});

test('two of one name are not told apart by it', () => {
  const two = [member('a', { name: 'Ada' }), member('b', { name: 'Ada' })];
  expect(plan('name\nAda', ...two)).toEqual([['wrong', null, 'Ada', 'ambiguous']]);
});

test('a number and an address of two members are of nobody', () => {
  const members = [member('a', { externalId: '1' }), member('b', { email: 'b@example.org' })];
  expect(plan('name,id,email\nAda,1,b@example.org', ...members)).toEqual([
    ['wrong', null, 'Ada', 'ambiguous'],
  ]);
});

test('two rows of one member are one too many', () => {
  const members = [member('a', { externalId: '1', email: 'a@example.org' })];
  expect(plan('name,id,email\nAda,1,\nAda,,a@example.org', ...members)).toEqual([
    ['changed', 'a', 'Ada'],
    ['wrong', 'a', 'Ada', 'twice'],
  ]);
});

test('the address of one who is known stays theirs, and the rest of the row stands', () => {
  const ada = member('a', { externalId: '1', email: 'a@example.org' });
  expect(plan('name,id,email\nAda,1,new@example.org', ada)).toEqual([
    ['changed', 'a', 'Ada', 'otherEmail'],
  ]);
});

test('roles change, but not the last instructor’s', () => {
  const ina = member('Ina', { role: 'instructor' });
  expect(plan('name,role\nIna,learner\nAda,student', ina)).toEqual([
    ['wrong', 'Ina', 'Ina', 'lastInstructor'],
    ['added', null, 'Ada'],
  ]);
  // Whoever is added may never come.
  expect(plan('name,role\nIna,learner\nAda,teacher', ina)).toEqual([
    ['wrong', 'Ina', 'Ina', 'lastInstructor'],
    ['added', null, 'Ada'],
  ]);
  expect(plan('name,role\nIna,learner\nAda,teacher', ina, member('Ada'))).toEqual([
    ['changed', 'Ina', 'Ina'],
    ['changed', 'Ada', 'Ada'],
  ]);
});

test('a row of somebody who is invited changes what they are invited as, and makes no instructor', () => {
  const { joinedAt: _at, lastSeenAt: _seen, ...rest } = member('x', { email: 'ivo@example.org' });
  const ivo = { ...rest, role: 'instructor' as const, by: null, invitedAt: new Date(0) };
  const ina = member('Ina', { role: 'instructor' });
  const rows = readRoster(
    Buffer.from('name,email,role\nIvo,IVO@example.org,teacher\nIna,,learner'),
  );
  const planned = planRoster(rows.rows, [ina], [ivo]);
  expect(planned.map(({ change, before }) => [change, before?.person])).toEqual([
    ['changed', 'x'],
    ['wrong', 'Ina'],
  ]);
});
