import { expect, test } from 'vitest';
import { cookieForFrame, withoutOurCookies } from './preview-cookies.ts';

const framed = '; SameSite=None; Secure; Partitioned';

test.each([
  ['a=1', `a=1${framed}`],
  ['a=1; Path=/; HttpOnly; Max-Age=5', `a=1; Path=/; HttpOnly; Max-Age=5${framed}`],
  ['a=1; Domain=localhost;domain=x; Path=/', `a=1; Path=/${framed}`],
  ['a=1;SameSite=Strict;Secure', `a=1${framed}`],
  ['domain=secure; Path=/', `domain=secure; Path=/${framed}`],
])('under localhost %j becomes a cookie that a frame keeps', (cookie, expected) => {
  expect(cookieForFrame(cookie, 'http://8000-key.localhost:4321')).toBe(expected);
  expect(cookieForFrame(cookie, 'https://8000-key.preview.example')).toBe(expected);
});

test('over plain HTTP elsewhere only the domain goes, for browsers would refuse the rest', () => {
  const cookie = cookieForFrame('a=1; Domain=x; SameSite=Lax', 'http://8000-key.class.example');
  expect(cookie).toBe('a=1; SameSite=Lax');
});

test.each([
  ['slipway=1; session=2; __Host-slipway-key=3; theme=dark', 'session=2; theme=dark'],
  ['Slipway-Session=1', undefined],
  ['my-slipway=1;a=2', 'my-slipway=1; a=2'],
  [undefined, undefined],
])('of the cookies %j the app gets %j', (cookie, expected) => {
  expect(withoutOurCookies(cookie)).toBe(expected);
});
