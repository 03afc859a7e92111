import { languages } from '../../../protocol/language.ts';
import { lessonId, lessonSlug } from '../../lesson-id.ts';
import type { LessonText, TextMention } from '../../text/lesson-text.ts';
import type { CheckedCourse, Rule } from '../checked-course.ts';
import type { RuleFinding } from '../finding.ts';

/** Only tells addresses of the site from others. */
const origin = 'http://site.invalid';

/** Links within the site that lead to a page, and to a place on it, in the reader's language. */
export const linksRule: Rule = ({ slug, texts }, course) =>
  [...texts.values()].flatMap((text) => {
    const page = `/${lessonId(`${slug}/${text.language}.mdx`)}/`;
    const inHtml = text.elements
      .filter(({ name, attributes }) => name === 'a' && attributes.get('href'))
      .map(({ attributes, line }) => ({ value: attributes.get('href') ?? '', line }));
    return [...text.links, ...inHtml].flatMap((link) => judge(link, text, page, course));
  });

function judge(
  link: TextMention,
  { file, language }: LessonText,
  page: string,
  course: CheckedCourse,
): RuleFinding[] {
  const fault = (expected: string, remedy: string): RuleFinding[] => [
    { severity: 'error', file, line: link.line, expected, found: link.value, remedy },
  ];
  const url = URL.parse(link.value, origin + page);
  if (!url) return fault('the address of a page', 'Correct the address.');
  if (url.origin !== origin) return [];
  if (!url.pathname.endsWith('/')) {
    return fault('an address that ends in "/"', 'Add the slash: pages have it at their end.');
  }
  const [, prefix, path = '/'] = /^\/([^/]*)(\/.*)?$/.exec(url.pathname) ?? [];
  const other = languages.find((each) => each !== 'en' && each === prefix);
  const rest = other ? path : url.pathname;
  const slug = lessonSlug(rest.replace(/^\/|\/$/g, ''));
  const isPage = slug === undefined ? course.pages.has(rest) : course.slugs.has(slug);
  if (!isPage) {
    return fault(
      `a page of the site (${[...course.pages].join(', ')}) or a lesson, as in ../<slug>/`,
      `Correct the address. The lessons are ${[...course.slugs].join(', ')}.`,
    );
  }
  if ((other ?? 'en') !== language) {
    return fault(
      `an address in the reader's language, such as ../${slug ?? ''}/`,
      'Write it without the language, relative to this page.',
    );
  }
  const anchor = decodeURIComponent(url.hash.slice(1));
  const target = slug === undefined ? undefined : course.lessons.get(slug);
  const text = target?.texts.get(language) ?? target?.texts.get('en');
  if (anchor === '' || !text || anchors(text).has(anchor)) return [];
  return fault(
    `an id on that page (${[...anchors(text)].join(', ')})`,
    'Correct what stands after "#"; a heading has its own words as id.',
  );
}

function anchors({ headings, elements }: LessonText): ReadonlySet<string> {
  const ids = elements.flatMap(({ name, attributes }) => {
    const id = attributes.get('id');
    if (name === 'Exercise') return ['exercise'];
    if (name === 'Quiz' && id) return [`quiz-${id}`];
    return id && (name === 'Step' || /^[a-z]/.test(name)) ? [id] : [];
  });
  return new Set([...headings.map(({ value }) => value), ...ids]);
}
