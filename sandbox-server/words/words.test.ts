import { describe, expect, test } from 'vitest';
import { checkSchema, type EventCheck } from '../../protocol/check.ts';
import { languages } from '../../protocol/languages.ts';
import { verdictOf } from '../../test/support/verdict-of.ts';
import { containerOf, serverOf, stateOf } from '../../test/support/engine-state.ts';
import { checks as english } from './en/checks.ts';
import { problems as englishProblems } from './en/problems.ts';
import { checks as japanese } from './ja/checks.ts';
import { problems as japaneseProblems } from './ja/problems.ts';
import { checks as russian } from './ru/checks.ts';
import { problems as russianProblems } from './ru/problems.ts';
import { checks as chinese } from './zh-cn/checks.ts';
import { problems as chineseProblems } from './zh-cn/problems.ts';

const catalogues = [
  ['ja', japanese, japaneseProblems],
  ['ru', russian, russianProblems],
  ['zh-cn', chinese, chineseProblems],
] as const;

/** Values that fit every sentence. */
const everyValue = {
  ...{ text: 'TEXT', first: { line: 3, text: 'FIRST' }, second: { line: 4, text: 'SECOND' } },
  ...{ title: { en: 'TITLE' }, where: 'machine', name: 'NAME', image: 'IMAGE', tag: 'TAG' },
  ...{ other: 'OTHER', path: 'PATH', start: 'START', count: 2, port: 80, status: 200 },
  ...{ wanted: { is: 'command', instruction: 'RUN', text: 'TEXT' }, atLeast: 2, misses: [] },
  ...{ before: { instruction: 'COPY', text: undefined }, found: { line: 3, text: 'FOUND' } },
  ...{ container: 'CONTAINER', containerPort: 81, type: 'container', action: 'die' },
  ...{ request: 'REQUEST', known: ['ONE'], state: 'queued', seconds: 5, most: 8 },
  ...{
    megabytes: 8,
    bytes: 9,
    calls: 64,
    isOther: true,
    line: 3,
    headers: ['HEADER'],
    ids: ['ONE'],
    classes: ['ONE'],
  },
};
const said = (build: unknown) =>
  JSON.stringify((build as (values: unknown) => unknown)({ ...everyValue, state: 'exited' }));
/** Names and numbers, which stand in a sentence whatever its language. */
const valuesIn = (text: string) => text.match(/[A-Z]{3,}|\d+/g)?.toSorted() ?? [];

describe.each(catalogues)('in %s', (_language, checks, problems) => {
  test('checks say all that they say in English, with the same values', () => {
    expect(Object.keys(checks)).toEqual(Object.keys(english));
    for (const [key, build] of Object.entries(english)) {
      const translated = said(checks[key as keyof typeof english]);
      expect(translated, key).not.toContain('undefined');
      const [wanted, found] = [valuesIn(said(build)), valuesIn(translated)];
      expect(found, key).toEqual(expect.arrayContaining(wanted.filter((value) => value !== '1')));
    }
  });

  test('problems tell all that they tell in English, with the same values', () => {
    expect(Object.keys(problems)).toEqual(Object.keys(englishProblems));
    for (const [key, build] of Object.entries(englishProblems)) {
      const wanted = (build as (values: unknown) => object)(everyValue);
      const told = (problems[key as keyof typeof problems] as typeof build)(everyValue as never);
      expect(Object.keys(told), key).toEqual(expect.arrayContaining(Object.keys(wanted)));
      expect(JSON.stringify(told), key).not.toContain('undefined');
      const [named, needed] = [valuesIn(JSON.stringify(told)), valuesIn(JSON.stringify(wanted))];
      expect(named, key).toEqual(expect.arrayContaining(needed));
      expect(told.message, key).not.toBe((wanted as typeof told).message);
    }
  });
});

const ended = { kind: 'container', image: 'hello-world', state: 'exited', exitCode: 0 };

test('a container that is missing, in the four languages', async () => {
  const read = await Promise.all(languages.map((language) => verdictOf(ended, {}, language)));
  expect(read).toEqual([
    'expected: a container from hello-world that has ended with exit code 0 found: no container from hello-world',
    'expected: コンテナ（イメージ hello-world、終了済み、終了コード 0）がある found: イメージ hello-world のコンテナはありません',
    'expected: контейнер (образ: hello-world; состояние: завершён; код завершения: 0) found: нет контейнеров из образа hello-world',
    'expected: 一个容器（镜像 hello-world，已退出，退出码 0） found: 没有使用镜像 hello-world 的容器',
  ]);
});

test.each([
  [1, 'ровно 1 контейнер (', '2 контейнера'],
  [3, 'ровно 3 контейнера (', '2 контейнера'],
  [5, 'ровно 5 контейнеров (', '2 контейнера'],
  [21, 'ровно 21 контейнер (', '2 контейнера'],
])('Russian counts %i containers as it should', async (count, expected, found) => {
  const state = stateOf({ containers: [containerOf(), containerOf({ name: 'second' })] });
  const check = { kind: 'container', image: 'hello-world', atLeast: count, atMost: count };
  const verdict = await verdictOf(check, { state }, 'ru');
  expect(verdict).toContain(`expected: ${expected}`);
  expect(verdict).toContain(`found: ${found}`);
});

test('Russian has the genitive after “at least”', async () => {
  const wanted = (atLeast: number) =>
    verdictOf({ kind: 'container', name: 'web', atLeast }, { state: stateOf() }, 'ru');
  expect(await wanted(2)).toContain('не меньше 2 контейнеров (имя: web)');
  expect(await wanted(21)).toContain('не меньше 21 контейнера (имя: web)');
});

test('what the nearest container lacks, in Japanese and Russian', async () => {
  const check = { kind: 'container', name: 'web', publishes: { port: 8000, containerPort: 5000 } };
  const state = stateOf({ containers: [serverOf(5000, 8000, { name: 'web', image: 'app' })] });
  expect(await verdictOf(check, { state }, 'ja')).toBe(
    'expected: コンテナ（名前 web、ポート 8000:5000 を公開）がある found: コンテナ web（イメージ app）：公開しているポートは 5000:8000',
  );
  expect(await verdictOf(check, { state }, 'ru')).toBe(
    'expected: контейнер (имя: web; порт: 8000:5000) found: контейнер web (образ: app): опубликованные порты: 5000:8000',
  );
});

test('what the engine is to have reported, in Russian and Chinese', () => {
  const check = checkSchema.parse({
    ...{ id: 'died', title: { en: 'Died' }, kind: 'event', type: 'container', action: 'die' },
    ...{ image: 'app', exitCode: 1, atLeast: 2 },
  }) as EventCheck;
  expect(russian['event.wanted'](check)).toBe(
    'контейнер: завершение (образ: app; код завершения: 1), 2 раза',
  );
  expect(chinese['event.wanted'](check)).toBe('镜像 app 的容器退出，退出码 1，共 2 次');
});
