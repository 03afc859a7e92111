import type { ClassRole } from '../../../protocol/class.ts';

/** What a column of a file may hold. */
export type RosterColumn = 'name' | 'given' | 'family' | 'email' | 'externalId' | 'login' | 'role';

/** A title without case, spaces and punctuation: `E-mail Address` is `emailaddress`. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Titles by what they mean: ours in four languages, and those that Moodle
 * (docs.moodle.org/en/Upload_users, and its grade export in four languages) and Canvas
 * (community.canvaslms.com “gradebook CSV”, and its SIS `users.csv`) write.
 */
const titles: Readonly<Record<RosterColumn, readonly string[]>> = {
  name: [
    ...[
      'name',
      'full name',
      'display name',
      'student',
      'student name',
      'learner',
      'user full name',
    ],
    ...['名前', '氏名', '姓名', '受講者', '学生', '学生姓名', '名字', '全名'],
    ...['имя и фамилия', 'фио', 'полное имя', 'фамилия и имя', 'учащийся', 'студент', 'ученик'],
  ],
  given: ['first name', 'given name', 'given names', 'firstname', '名', 'имя'],
  family: ['last name', 'surname', 'family name', 'lastname', '姓', '姓氏', '苗字', 'фамилия'],
  email: [
    ...['email', 'e-mail', 'email address', 'mail', 'メール', 'メールアドレス', 'eメール'],
    ...['почта', 'электронная почта', 'адрес электронной почты', 'эл. почта'],
    ...['邮箱', '电子邮件', '电子邮件地址', '电子邮箱', '邮件地址', 'email地址'],
  ],
  externalId: [
    ...[
      'external id',
      'id number',
      'idnumber',
      'sis user id',
      'user id',
      'student id',
      'student number',
    ],
    ...[
      'id',
      'matriculation number',
      '学籍番号',
      '学生番号',
      'id番号',
      'idナンバー',
      '学号',
      'id号',
      '编号',
    ],
    ...['номер', 'идентификатор', 'индивидуальный номер', 'номер студента', 'студенческий билет'],
  ],
  login: ['sis login id', 'login id', 'username', 'user name', 'ユーザ名', '用户名', 'логин'],
  role: ['role', 'roles', '役割', 'ロール', 'роль', 'роли', '角色'],
};

const columnsByTitle = new Map(
  Object.entries(titles).flatMap(([column, names]) =>
    names.map((name) => [plain(name), column as RosterColumn] as const),
  ),
);

const roles: Readonly<Record<ClassRole, readonly string[]>> = {
  learner: [
    ...['learner', 'student', 'участник', 'учащийся', 'студент', 'ученик'],
    ...['受講者', '学習者', '学生', '学员', '学习者'],
  ],
  assistant: [
    ...['assistant', 'ta', 'teaching assistant', 'non-editing teacher', 'ассистент', 'помощник'],
    ...['アシスタント', '助手', '助教'],
  ],
  instructor: [
    ...['instructor', 'teacher', 'editing teacher', 'преподаватель', 'учитель'],
    ...['講師', '教師', '教员', '教师', '讲师', '老师'],
  ],
};

const rolesByName = new Map(
  Object.entries(roles).flatMap(([role, names]) =>
    names.map((name) => [plain(name), role as ClassRole] as const),
  ),
);

/** What each title of a file means; null for those that mean nothing here. */
export function readTitles(cells: readonly string[]): (RosterColumn | null)[] {
  const found = cells.map((cell) => columnsByTitle.get(plain(cell)) ?? null);
  // Canvas has its own number as `ID` beside the school's: the more telling title stands.
  const best = (column: RosterColumn) => {
    const ranks = cells.map((cell, index) =>
      found[index] === column ? titles[column].map(plain).indexOf(plain(cell)) : Infinity,
    );
    return ranks.indexOf(Math.min(...ranks));
  };
  return found.map((column, index) => (column !== null && best(column) === index ? column : null));
}

/** Null for a name that is no role's. */
export const readRole = (text: string): ClassRole | null => rolesByName.get(plain(text)) ?? null;
