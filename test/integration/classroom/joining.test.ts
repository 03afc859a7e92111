import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Class } from '../../../protocol/class.ts';
import type { BrowserClient } from '../../support/browser-client.ts';
import { ClassWorld, outcome } from '../../support/class-world.ts';

let world: ClassWorld;
let cls: Class;

const names = async () => (await world.roster(cls)).map(({ name }) => name).toSorted();
const join = (client: BrowserClient, wish: object) =>
  client.call('POST', '/api/join', { code: cls.code, ...wish });

beforeAll(async () => {
  world = await ClassWorld.open();
}, 60_000);
afterAll(() => world.dispose());
beforeEach(async () => {
  cls = await world.makeClass(world.ina);
});

test.each(['Ada Lovelace', 'ADA  LOVELACE', ' ａｄａ lovelace'])(
  'a second %j is asked whether they are the first, and comes in as another by a second yes',
  async (name) => {
    await world.join('Ada Lovelace', cls);
    const other = world.browser();
    const refused = await join(other, { name });
    expect(outcome(refused)).toEqual([409, 'same-name']);
    expect(refused.body).toMatchObject({ remedy: expect.stringContaining('personal link') });
    expect((await other.call('GET', '/api/me')).body).toMatchObject({ person: null });
    expect(await names()).toHaveLength(2);
    expect((await join(other, { name, isAnother: true })).status).toBe(200);
    expect(await names()).toHaveLength(3);
  },
);

test('of two of one name who join at once, one is asked', async () => {
  const answers = await Promise.all([1, 2, 3].map(() => join(world.browser(), { name: 'Twin' })));
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
  expect(await names()).toEqual(['Twin', 'ina']);
});

test('one who is signed in under a member’s name is asked as well, and one who is invited counts', async () => {
  const lea = await world.join('Lea', await world.makeClass(world.ivo));
  await world.join('Lea', cls);
  expect(outcome(await join(lea, {}))).toEqual([409, 'same-name']);
  expect((await join(lea, { name: 'Lea B' })).status).toBe(200);
  await world.ina.call('POST', `/api/classes/${cls.id}/roster`, {
    ...{ name: 'Ivo', email: 'ivo@example.org' },
  });
  expect(outcome(await join(world.browser(), { name: 'IVO' }))).toEqual([409, 'same-name']);
});

test('a browser that is a member is told so, and not joined again, whatever name it gives', async () => {
  const lea = await world.join('Lea', cls);
  const look = await lea.call('POST', '/api/join/look', { code: cls.code });
  expect(look.body).toMatchObject({ isMember: true });
  const again = await join(lea, { name: 'Somebody', isAnother: true });
  expect(again.body).toMatchObject({ wasMember: true, link: null, class: { id: cls.id } });
  expect(await names()).toEqual(['Lea', 'ina']);
});
