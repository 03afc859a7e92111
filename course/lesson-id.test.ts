import { expect, test } from 'vitest';
import { lessonId, lessonSlug } from './lesson-id.ts';

test('English lessons stand at the root, others under their language', () => {
  expect(lessonId('hello-world/en.mdx')).toBe('lessons/hello-world');
  expect(lessonId('hello-world/zh-cn.mdx')).toBe('zh-cn/lessons/hello-world');
});

test.each(['hello-world/english.mdx', 'hello-world/deep/en.mdx', 'en.mdx'])(
  '%s is refused by name',
  (file) => {
    expect(() => lessonId(file)).toThrow(`lessons/${file}: expected lessons/<slug>/<language>.mdx`);
  },
);

test('a page tells its lesson in any language', () => {
  expect(lessonSlug('lessons/hello-world')).toBe('hello-world');
  expect(lessonSlug('ja/lessons/hello-world')).toBe('hello-world');
  expect(lessonSlug('404')).toBeUndefined();
});
