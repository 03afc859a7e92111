import { expect, test, vi } from 'vitest';
import { PasswordHasher } from './password-hasher.ts';

const cheap = () => new PasswordHasher(10);

test('a password is known again, and no other', async () => {
  const hasher = cheap();
  const kept = await hasher.hash('heron paints');
  expect(kept).toMatch(/^scrypt\$10\$8\$1\$\S{22}\$\S{43}$/);
  expect(await hasher.hash('heron paints')).not.toBe(kept);
  expect(await hasher.matches('heron paints', kept)).toBe(true);
  expect(await hasher.matches('heron paints ', kept)).toBe(false);
  expect(await hasher.matches('', kept)).toBe(false);
});

test('what was hashed at another cost is known as well', async () => {
  const kept = await new PasswordHasher(11).hash('heron paints');
  expect(await cheap().matches('heron paints', kept)).toBe(true);
});

test('a letter typed in another way is the same letter', async () => {
  const hasher = cheap();
  const kept = await hasher.hash('caf\u00e9 au lait, please');
  expect(await hasher.matches('cafe\u0301 au lait, please', kept)).toBe(true);
});

test('an account without a password is compared too, and is nobody’s', async () => {
  const hasher = cheap();
  const hash = vi.spyOn(hasher, 'hash');
  expect(await hasher.matches('', null)).toBe(false);
  expect(await hasher.matches('heron paints', null)).toBe(false);
  expect(hash).toHaveBeenCalledTimes(1);
});

test('who comes when too many wait is sent away at once', async () => {
  const hasher = cheap();
  const outcomes = await Promise.allSettled(Array.from({ length: 80 }, () => hasher.hash('x')));
  const codes = outcomes.map((one) =>
    one.status === 'rejected' ? (one.reason as { code: string }).code : 'done',
  );
  expect(codes.filter((code) => code === 'done').length).toBeGreaterThanOrEqual(60);
  expect(codes.at(-1)).toBe('rate-limited');
});
