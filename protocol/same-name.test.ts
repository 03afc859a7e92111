import { expect, test } from 'vitest';
import { foldName } from './same-name.ts';

test.each([
  ['Ada Lovelace', ' ada  LOVELACE '],
  ['Ａｄａ', 'ada'],
  ['ｱﾀﾞ', 'アダ'],
  ['Groß', 'GROSS'],
  ['Jose\u0301', 'José'],
  ['АННА', 'анна'],
  ['Ada\u00a0L', 'ada l'],
])('%j and %j are one name', (one, other) => expect(foldName(one)).toBe(foldName(other)));

test.each([
  ['Ada', 'Eda'],
  ['Jose', 'José'],
  ['Ada L', 'AdaL'],
])('%j and %j are two', (one, other) => expect(foldName(one)).not.toBe(foldName(other)));
