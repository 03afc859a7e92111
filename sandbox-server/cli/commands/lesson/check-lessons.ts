import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs, styleText } from 'node:util';
import { checkCourse } from '../../../../course/check/check-course.ts';
import { type Finding, findingText } from '../../../../course/check/finding.ts';
import { signTranslation } from '../../../../course/check/sign-translation.ts';
import { languages } from '../../../../protocol/language.ts';
import { SetupError } from '../../../errors/setup-error.ts';
import { assertLessons, lessonFolders, type LessonFolders } from './lesson-folders.ts';

/**
 * `slipway lesson check`: prints every defect with file, line, what was expected, what was found and
 * what to do. Exit code 1 where there is an error.
 */
export async function checkLessons(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: {
      folder: { type: 'string' },
      json: { type: 'boolean' },
      language: { type: 'string' },
      quiet: { type: 'boolean' },
      sign: { type: 'boolean' },
      strict: { type: 'boolean' },
    },
  });
  const folders = await lessonFolders(values.folder);
  if (values.sign && positionals.length === 0) {
    throw new SetupError('Nothing was signed.', {
      why: 'A signature says that somebody has read the translation beside the English text.',
      remedy: 'Name the lessons that were read: slipway lesson check <slug>… --sign',
    });
  }
  if (values.sign) await sign(folders, positionals, values.language);
  const { slugs, findings: all } = await checkCourse(folders);
  assertLessons(positionals, [...slugs, ...all.map(({ lesson }) => lesson)]);
  const findings = all.filter(
    ({ lesson }) => positionals.length === 0 || lesson === '' || positionals.includes(lesson),
  );
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  if (values.json) {
    console.log(JSON.stringify(findings, null, 2));
  } else {
    for (const finding of findings) {
      if (finding.severity === 'error' || !values.quiet) console.log(`${styled(finding)}\n`);
    }
    const looked = positionals.length === 0 ? slugs.length : positionals.length;
    console.log(summary(looked, errors, findings.length - errors));
  }
  return errors > 0 || (values.strict && findings.length > 0) ? 1 : 0;
}

function styled(finding: Finding): string {
  const [where = '', ...rest] = findingText(finding).split('\n');
  const color = finding.severity === 'error' ? 'red' : 'yellow';
  return [styleText(color, where), ...rest].join('\n');
}

function summary(lessons: number, errors: number, warnings: number): string {
  const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;
  const mark = errors === 0 ? styleText('green', '✔') : styleText('red', '✖');
  return `${mark} ${count(lessons, 'lesson')}: ${count(errors, 'error')}, ${count(warnings, 'warning')}`;
}

/** Signs the translations that there are and that say the same as the English text. */
async function sign(
  folders: LessonFolders,
  wanted: readonly string[],
  only: string | undefined,
): Promise<void> {
  const { slugs, findings } = await checkCourse(folders);
  assertLessons(wanted, slugs);
  for (const slug of wanted) {
    for (const language of languages) {
      if (language === 'en' || (only !== undefined && language !== only)) continue;
      if (!existsSync(join(folders.lessons, slug, `${language}.mdx`))) continue;
      const file = `${folders.label}/${slug}/${language}.mdx`;
      const own = findings.filter((finding) => finding.file === file);
      if (own.some(({ severity }) => severity === 'error')) {
        console.log(`${file}: not signed, as it has errors.`);
      } else if (await signTranslation(join(folders.lessons, slug), language)) {
        console.log(`${file}: signed.`);
      }
    }
  }
}
