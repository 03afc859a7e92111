import { expect, test } from 'vitest';
import { readRoster } from './read-roster.ts';

const readFirst = (file: string) => {
  const [row] = readRoster(Buffer.from(file)).rows;
  return row && [row.name, row.email, row.externalId, row.role];
};

test.each([
  ['ours', 'name,email,external id,role\nAda,a@example.org,7,assistant', 'assistant'],
  ['Japanese', '氏名,メールアドレス,学籍番号,役割\nAda,a@example.org,7,講師', 'instructor'],
  ['Russian', 'ФИО;Эл. почта;Номер;Роль\nAda;a@example.org;7;Студент', 'learner'],
  ['Chinese', '姓名,电子邮箱,学号,角色\nAda,a@example.org,7,助教', 'assistant'],
  ['Moodle’s', 'First name,Last name,ID number,Email address\nAda,,7,a@example.org', null],
  [
    'Moodle’s in Russian',
    'Имя,Фамилия,Индивидуальный номер,Адрес электронной почты\nAda,,7,a@example.org',
    null,
  ],
  [
    'Canvas’s gradebook',
    'Student,ID,SIS User ID,SIS Login ID,Section,Essay (12)\n    Points Possible,,,,,10\nAda,9314,7,a@example.org,S1,5',
    null,
  ],
])('%s columns are understood', (_, file, role) => {
  expect(readFirst(file)).toEqual(['Ada', 'a@example.org', '7', role]);
});

test.each([
  ['First name,Surname\nAda,Lovelace', 'Ada Lovelace'],
  ['姓,名\n山田,太郎', '山田太郎'],
  ['姓氏,名\n王,小明', '王小明'],
  ['名,姓\nTaro,Yamada', 'Taro Yamada'],
])('a name of two columns: %j', (file, name) => {
  expect(readFirst(file)?.[0]).toBe(name);
});

test('what is wrong in a row is told with what stands there', () => {
  const file = [
    'name,email,id,role',
    ...[',a@example.org,1,', '"A\nB",,2,', `${'x'.repeat(101)},,3,`, 'Ada,ada@,4,king'],
    ...[`Ada,,${'9'.repeat(101)},`, 'Ada,A@example.org,5,', 'Ada,,1,'],
  ].join('\n');
  const { rows } = readRoster(Buffer.from(file));
  expect(rows.map(({ line, problems }) => [line, ...problems.map(({ code }) => code)])).toEqual([
    [2, 'name'],
    [3, 'name'],
    [5, 'name'],
    [6, 'email', 'role'],
    [7, 'externalId'],
    [8, 'twice'],
    [9, 'twice'],
  ]);
  expect(rows[5]?.problems).toEqual([{ code: 'twice', found: '2' }]);
});

test('a file without names is refused with what its titles are', () => {
  try {
    readRoster(Buffer.from('email,points\na@example.org,1'));
    expect.unreachable();
  } catch (error) {
    expect(error).toMatchObject({ code: 'bad-request', found: 'email, points' });
  }
});
