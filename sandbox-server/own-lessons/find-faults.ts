import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readLesson } from '../../course/check/read-lesson.ts';
import { rules } from '../../course/check/rules.ts';
import { untrustedFaults } from '../../course/check/untrusted-text.ts';
import { LessonError } from '../../course/lesson-error.ts';
import type { CheckedLesson } from '../../course/check/checked-course.ts';
import type { LessonFinding } from '../../protocol/own-lesson.ts';
import { languages } from '../../protocol/languages.ts';
import { readLessonTitle } from '../course/read-lesson-title.ts';
import { shownOutputs } from '../lesson-testing/shown-outputs.ts';
import type { LookedThrough } from './looked-through.ts';

/** Findings may differ in more than is told. */
type Found = LessonFinding & { readonly [other: string]: unknown };

/**
 * Looks through a lesson of somebody else's, which stands in `<folder>/<slug>`: whether its texts are no
 * more than prose, and all that `lesson check` looks for. Run in a process of its own: the parsers were
 * not made for files that mean harm.
 * @param slugs lessons of the course, which it may link to
 */
export async function findFaults(
  folder: string,
  slug: string,
  slugs: readonly string[],
): Promise<LookedThrough> {
  const { lesson, findings } = await readLesson(folder, slug, '.');
  const found: Found[] = findings.map((finding) => ({ ...finding }));
  for (const language of lesson?.languages ?? []) {
    const file = `${language}.mdx`;
    const text = await readFile(join(folder, slug, file), 'utf8');
    found.push(...faultsOf(text, `./${slug}/${file}`));
  }
  if (lesson) {
    const course = {
      lessons: new Map([[slug, lesson]]),
      // Beside the course: it needs no translation.
      extras: new Set([slug]),
      slugs: new Set([...slugs, slug]),
      pages: new Set(['/']),
    };
    for (const [rule, look] of rules) {
      if (rule === 'recordings') continue; // They are for copies of the site without a server.
      for (const finding of await look(lesson, course)) found.push({ ...finding });
    }
  }
  return {
    findings: found.map((finding) => asFinding(finding, slug)),
    title: await titleIn(join(folder, slug), slug),
    content: lesson ? contentOf(lesson) : null,
  };
}

/** Told where the rest cannot be read as well: by it authors know which lesson it is. */
async function titleIn(folder: string, slug: string): Promise<string | null> {
  for (const language of languages) {
    const title = await readLessonTitle(folder, slug, language);
    if (title !== slug) return title.slice(0, 200);
  }
  return null;
}

/** By its English text, or else by the first there is. */
function contentOf({ exercise, texts }: CheckedLesson): LookedThrough['content'] {
  const text = texts.get('en') ?? [...texts.values()][0];
  return {
    exercise: exercise.value,
    shown: text ? shownOutputs({ ...text, file: `${text.language}.mdx` }) : [],
  };
}

function faultsOf(text: string, file: string): Found[] {
  const remedy = 'Write it in Markdown, with the components of lessons.';
  try {
    return untrustedFaults(text, file).map((each) => ({ ...each, remedy, severity: 'error' }));
  } catch (error) {
    if (error instanceof LessonError) return []; // Told already: it cannot be read.
    throw error;
  }
}

const asFinding = (finding: Found, slug: string): LessonFinding => ({
  severity: finding.severity,
  file: finding.file.replace(`./${slug}/`, ''),
  ...(finding.line !== undefined && { line: finding.line }),
  ...(finding.place !== undefined && { place: finding.place }),
  expected: finding.expected.slice(0, 1000),
  found: finding.found.slice(0, 500),
  ...(finding.remedy !== undefined && { remedy: finding.remedy }),
});
