import { describe, expect, test } from 'vitest';
import type { Class, Enrollment } from '../../../protocol/class.ts';
import { outcome } from '../../support/api-client.ts';
import type { BrowserClient } from '../../support/browser-client.ts';
import { ClassOfIna } from '../../support/class-of-ina.ts';
import { accessKey } from '../../support/people-server.ts';

const cls = await ClassOfIna.open();
const { world } = cls;
const { ina } = world;
const names = async () => (await cls.roster()).map(({ name }) => name).toSorted();
const join = (client: BrowserClient, wish: object) =>
  client.call('POST', '/api/join', { code: cls.code, ...wish });

describe('a code', () => {
  test('lets in who types it in any way, and nobody twice', async () => {
    const typed = ` ${cls.code?.toLowerCase().replace('-', ' ')} `;
    const lea = world.browser();
    const offer = await lea.call('POST', '/api/join/look', { code: typed });
    expect(offer.body).toEqual({ class: cls.id, name: cls.name, needs: 'name', isMember: false });
    expect(outcome(await lea.call('POST', '/api/join', { code: typed }))).toEqual([
      400,
      'bad-request',
    ]);
    const joined = await lea.call('POST', '/api/join', { code: typed, name: 'Lea' });
    expect(joined.body).toMatchObject({
      class: { id: cls.id, role: 'learner', code: null },
      link: expect.stringMatching(/\/classroom\/link\/#[\w-]{43}$/),
    });
    const again = await Promise.all(
      [1, 2, 3].map(() => lea.call('POST', '/api/join', { code: typed, name: 'Other' })),
    );
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await cls.roster()).filter(({ role }) => role === 'learner')).toMatchObject([
      { name: 'Lea' },
    ]);
  });

  test('makes one member of somebody who joins a second class three times at once', async () => {
    const lea = await cls.join('Lea');
    const second = await world.makeClass(ina);
    const answers = await Promise.all(
      [1, 2, 3].map(() => lea.call('POST', '/api/join', { code: second.code })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { members } = (await ina.call('GET', `/api/classes/${second.id}/roster`)).body as {
      members: Enrollment[];
    };
    expect(members).toHaveLength(2);
  });

  test('lets a guest go on with what they had, under a name', async () => {
    const guest = world.browser();
    await guest.open(`/?key=${accessKey}`);
    const tick = { steps: { run: '2026-01-01T00:00:00.000Z' } };
    const slug = '/api/progress/lessons/hello-world';
    const before = await guest.call('PATCH', slug, tick);
    expect(before.status).toBe(200);
    await guest.call('POST', '/api/join', { code: cls.code, name: 'Gus' });
    expect((await guest.call('GET', '/api/me')).body).toMatchObject({
      person: { name: 'Gus', role: 'learner' },
    });
    const after = await guest.call('PATCH', slug, {});
    expect(after.body).toEqual(before.body);
  });

  test('opens nothing once it is renewed, or the class is closed or archived', async () => {
    const refused = async (code: string | null) =>
      outcome(await world.browser().call('POST', '/api/join', { code, name: 'Eve' }));
    await ina.call('PATCH', cls.at(), { renewCode: true });
    expect(await refused(cls.code)).toEqual([404, 'unknown-class']);
    const { code } = (await ina.call('GET', cls.at())).body as Class;
    await ina.call('PATCH', cls.at(), { join: 'closed' });
    expect(await refused(code)).toEqual([403, 'forbidden']);
    await ina.call('PATCH', cls.at(), { join: 'name', archived: true });
    expect(await refused(code)).toEqual([409, 'class-archived']);
    const row = { name: 'Eve' };
    expect(outcome(await ina.call('POST', cls.at('/roster'), row))).toEqual([
      409,
      'class-archived',
    ]);
    expect((await cls.send('/roster/preview', 'name\nEve')).status).toBe(409);
    expect((await cls.roster()).map(({ role }) => role)).toEqual(['instructor']);
  });

  test('of a class for an organization is not enough', async () => {
    await ina.call('PATCH', cls.at(), { join: 'openid' });
    const lea = await world.join('Lea', await world.makeClass(ina));
    for (const client of [lea, world.browser()]) {
      const look = await client.call('POST', '/api/join/look', { code: cls.code });
      expect(look.body).toMatchObject({ needs: 'openid' });
      const answer = await client.call('POST', '/api/join', { code: cls.code, name: 'Lea' });
      expect(outcome(answer)).toEqual([403, 'forbidden']);
    }
  });

  test('is never refused because somebody typed wrong ones, behind the same address or not', async () => {
    const wrong = Array.from({ length: 400 }, (_, n) =>
      `AAAAA-${2222 + n}A`.replaceAll(/[01]/g, '2'),
    );
    const guesser = world.browser();
    const look = (client: BrowserClient, code: string | null) =>
      client.call('POST', '/api/join/look', { code });
    const answers = await Promise.all(wrong.map((code) => look(guesser, code)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([404]));
    for (const client of [guesser, world.browser()]) {
      expect((await look(client, cls.code)).status).toBe(200);
    }
  });
});

test.each(['Ada Lovelace', 'ADA  LOVELACE', ' ａｄａ lovelace'])(
  'a second %j is asked whether they are the first, and comes in as another by a second yes',
  async (name) => {
    await cls.join('Ada Lovelace');
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
  await cls.join('Lea');
  expect(outcome(await join(lea, {}))).toEqual([409, 'same-name']);
  expect((await join(lea, { name: 'Lea B' })).status).toBe(200);
  await world.ina.call('POST', `/api/classes/${cls.id}/roster`, {
    ...{ name: 'Ivo', email: 'ivo@example.org' },
  });
  expect(outcome(await join(world.browser(), { name: 'IVO' }))).toEqual([409, 'same-name']);
});

test('a browser that is a member is told so, and not joined again, whatever name it gives', async () => {
  const lea = await cls.join('Lea');
  const look = await lea.call('POST', '/api/join/look', { code: cls.code });
  expect(look.body).toMatchObject({ isMember: true });
  const again = await join(lea, { name: 'Somebody', isAnother: true });
  expect(again.body).toMatchObject({ wasMember: true, link: null, class: { id: cls.id } });
  expect(await names()).toEqual(['Lea', 'ina']);
});
