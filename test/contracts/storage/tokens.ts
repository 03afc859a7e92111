import { describe, expect, test } from 'vitest';
import type {
  SecretRecord,
  SignInRecord,
} from '../../../sandbox-server/storage/people/token-store.ts';
import type { Storage } from '../../../sandbox-server/storage/storage.ts';
import { personRecord as person } from '../../support/person-record.ts';

const signIn = (id: string, of: string, change: Partial<SignInRecord> = {}): SignInRecord => ({
  id,
  person: of,
  tokenHash: `hash-${id}`,
  way: 'password',
  device: 'Firefox «на столе»',
  createdAt: new Date(10),
  lastSeenAt: new Date(20),
  expiresAt: new Date(1_000),
  ...change,
});

const secret = (hash: string, change: Partial<SecretRecord> = {}): SecretRecord => ({
  kind: 'link',
  hash,
  person: null,
  data: '',
  createdAt: new Date(10),
  expiresAt: null,
  ...change,
});

/** What opens accounts, whoever keeps it. */
export function describeTokens(storage: () => Storage): void {
  describe('sign-ins', () => {
    test('are found by the digest of their token, with whose they are', async () => {
      const { people, tokens } = storage();
      await people.insert(person('ada'));
      await tokens.insertSignIn(signIn('1', 'ada'));
      const found = await tokens.findSignIn('hash-1');
      expect(found?.signIn).toEqual(signIn('1', 'ada'));
      expect(found?.person).toEqual(person('ada', { lastSeenAt: new Date(20) }));
      expect(await tokens.findSignIn('1')).toBeNull();
      await expect(
        tokens.insertSignIn(signIn('2', 'ada', { tokenHash: 'hash-1' })),
      ).rejects.toThrow();
      await expect(tokens.insertSignIn(signIn('3', 'nobody'))).rejects.toThrow();
    });

    test('say when they were used last', async () => {
      const { people, tokens } = storage();
      await people.insert(person('ada'));
      await tokens.insertSignIn(signIn('1', 'ada'));
      await tokens.insertSignIn(signIn('2', 'ada', { lastSeenAt: new Date(30) }));
      await tokens.touchSignIn('1', { lastSeenAt: new Date(40), expiresAt: new Date(2_000) });
      await tokens.touchSignIn('gone', { lastSeenAt: new Date(50), expiresAt: new Date(50) });
      const [first, second] = await tokens.signIns('ada');
      expect([first?.id, second?.id]).toEqual(['1', '2']);
      expect(first?.expiresAt).toEqual(new Date(2_000));
      expect((await people.find('ada'))?.lastSeenAt).toEqual(new Date(40));
    });

    test('end one by one, all but one, by their time, and with their person', async () => {
      const { people, tokens } = storage();
      for (const id of ['ada', 'bob']) await people.insert(person(id));
      for (const id of ['1', '2', '3']) await tokens.insertSignIn(signIn(id, 'ada'));
      await tokens.insertSignIn(signIn('4', 'bob'));
      const of = async (who: string) => (await tokens.signIns(who)).map(({ id }) => id);
      await tokens.removeSignIn('bob', '1');
      expect(await of('ada')).toEqual(['1', '2', '3']);
      await tokens.removeSignIn('ada', '1');
      expect(await of('ada')).toEqual(['2', '3']);
      await tokens.removeSignIns('ada', '3');
      expect([await of('ada'), await of('bob')]).toEqual([['3'], ['4']]);
      await tokens.removeExpired(new Date(999));
      expect(await of('ada')).toEqual(['3']);
      await tokens.removeExpired(new Date(1_000));
      expect(await of('ada')).toEqual([]);
      await tokens.insertSignIn(signIn('5', 'ada'));
      await people.changeUnlessLast('ada', null);
      expect(await tokens.findSignIn('hash-5')).toBeNull();
    });
  });

  describe('secrets', () => {
    test('of many people are replaced at once, of one kind', async () => {
      const { people, tokens } = storage();
      for (const id of ['ada', 'bob']) {
        await people.insert(person(id));
        await tokens.putSecret(secret(`old ${id}`, { person: id }));
      }
      await tokens.putSecret(secret('invited', { kind: 'invitation', person: 'ada' }));
      await tokens.putSecrets(['ada', 'bob'].map((id) => secret(`new ${id}`, { person: id })));
      const has = async (hash: string, kind: SecretRecord['kind'] = 'link') =>
        (await tokens.findSecret(kind, hash, new Date(0))) !== null;
      expect(await Promise.all(['old ada', 'old bob'].map((hash) => has(hash)))).toEqual([
        false,
        false,
      ]);
      expect(await Promise.all(['new ada', 'new bob'].map((hash) => has(hash)))).toEqual([
        true,
        true,
      ]);
      expect(await has('invited', 'invitation')).toBe(true);
      await expect(
        tokens.putSecrets([secret('third', { person: 'ada' }), secret('new bob')]),
      ).rejects.toThrow();
      expect(await has('new ada')).toBe(true);
    });

    test('open what they were made for, until they expire', async () => {
      const { tokens } = storage();
      const kept = secret('h', { data: '{"a":1}', expiresAt: new Date(100) });
      await tokens.putSecret(kept);
      expect(await tokens.findSecret('link', 'h', new Date(99))).toEqual(kept);
      expect(await tokens.findSecret('invitation', 'h', new Date(99))).toBeNull();
      expect(await tokens.findSecret('link', 'h', new Date(100))).toBeNull();
      expect(await tokens.takeSecret('link', 'h', new Date(100))).toBeNull();
    });

    test('that open something once are one taker’s', async () => {
      const { tokens } = storage();
      await tokens.putSecret(secret('h', { kind: 'openid' }));
      const taken = await Promise.all(
        [1, 2, 3].map(() => tokens.takeSecret('openid', 'h', new Date(99))),
      );
      expect(taken.filter((one) => one !== null)).toHaveLength(1);
    });

    test('of a person are one of a kind, and go with them', async () => {
      const { people, tokens } = storage();
      await people.insert(person('ada'));
      await tokens.putSecret(secret('old', { person: 'ada' }));
      await tokens.putSecret(secret('invited', { kind: 'invitation', person: 'ada' }));
      await tokens.putSecret(secret('new', { person: 'ada', createdAt: new Date(77) }));
      const now = new Date(99);
      expect(await tokens.findSecret('link', 'old', now)).toBeNull();
      expect((await tokens.findSecret('link', 'new', now))?.person).toBe('ada');
      expect(await tokens.findSecret('invitation', 'invited', now)).not.toBeNull();
      expect(await tokens.secretMadeAt('link', 'ada')).toEqual(new Date(77));
      await tokens.removeSecrets({ kind: 'link', person: 'ada' });
      expect(await tokens.secretMadeAt('link', 'ada')).toBeNull();
      await people.changeUnlessLast('ada', null);
      expect(await tokens.findSecret('invitation', 'invited', now)).toBeNull();
    });

    test('of a kind go all at once', async () => {
      const { tokens } = storage();
      await tokens.putSecret(secret('1', { kind: 'first-administrator' }));
      await tokens.putSecret(secret('2'));
      await tokens.removeSecrets({ kind: 'first-administrator' });
      expect(await tokens.findSecret('first-administrator', '1', new Date(99))).toBeNull();
      expect(await tokens.findSecret('link', '2', new Date(99))).not.toBeNull();
    });
  });
}
