import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { checkCourse } from './check-course.ts';
import { type Finding, findingText } from './finding.ts';

const label = 'test/lessons/broken';
const folder = fileURLToPath(new URL(`../../${label}`, import.meta.url));
const pages = fileURLToPath(new URL('../../src/pages', import.meta.url));
const { findings } = await checkCourse({ lessons: folder, label, pages });

/** Every lesson in the folder: where its one defect is, and words of what is said about it. */
const defects: readonly [lesson: string, where: string, words: RegExp][] = [
  ['unknown-key', 'exercise.yaml:1', /found: +the unknown key "previewport"/],
  ['wrong-value', 'exercise.yaml:1', /at previewPort\n.*<=65535\n.*80000/],
  ['no-yaml', 'exercise.yaml:2', /valid YAML\n.*Tabs are not allowed/],
  ['id-twice', 'exercise.yaml:14', /every id of a run once\n.*"hello" twice/],
  ['put-without-file', 'exercise.yaml:4', /the file steps\/app\.py .*\n.*no such file/],
  ['step-without-checks', 'exercise.yaml:2', /at least one check in the step "first"/],
  ['hidden-command', 'exercise.yaml:6', /the command "list" of the step "first" in .*en\.mdx/],
  ['no-solution', 'exercise.yaml:13', /files in solution\/, or commands/],
  ['other-solution', 'exercise.yaml:15', /the command "docker pull debian:13" in the <Solution>/],
  ['no-mdx', 'en.mdx:7', /valid MDX\n.*a closing tag for `<Step>`/],
  ['no-title', 'en.mdx:2', /at title\n.*string\n.*nothing/],
  ['unfinished', 'en.mdx:17', /a finished text\n.*TODO: say what to pull\./],
  ['unknown-component', 'en.mdx:13', /one of the components Choice, .*\n.*<Terminal>/],
  ['missing-attribute', 'en.mdx:7', /<Step> with title="…"\n.*none/],
  ['unknown-attribute', 'en.mdx:9', /one of id\n.*the attribute terminal/],
  ['expression', 'en.mdx:7', /title="…", text in quotation marks\n.*an expression/],
  ['import', 'en.mdx:7', /no import .*\n.*import Chart/],
  ['unknown-callout', 'en.mdx:13', /one of :::note, .*\n.*:::warning/],
  ['unknown-step', 'en.mdx:13', /a step of exercise\.yaml \(first\)\n.*id="second"/],
  ['missing-step', 'exercise.yaml:12', /the step "second" .*\n.*no mention of it/],
  ['unknown-command', 'en.mdx:11', /a command of the step "first" \(hello\)\n.*id="helo"/],
  ['command-twice', 'en.mdx:11', /"hello" once\n.*a second time/],
  ['other-order', 'en.mdx:9', /the command "hello" here, as in exercise\.yaml\n.*"list"/],
  ['command-outside', 'en.mdx:13', /<Run> inside the <Step>.*\n.*<Run id="pull"> outside/],
  ['no-output', 'en.mdx:11', /a command with an output .*\n.*run="hello"/],
  ['unknown-quiz', 'en.mdx:13', /a question of exercise\.yaml .*\n.*id="which"/],
  ['missing-choice', 'exercise.yaml:15', /the choice "container" .*\n.*no mention of it/],
  ['no-exercise', 'en.mdx:7', /one <Exercise>, after the last <Step>\n.*none/],
  ['solution-first', 'en.mdx:15', /one <Solution>, after <Exercise>\n.*it before/],
  ['unused-file', 'steps/app.py:1', /a step of exercise\.yaml that puts it/],
  ['same-solution', 'solution/app.py:1', /a file that differs from workspace\/app\.py/],
  ['image-without-text', 'en.mdx:13', /!\[What the picture shows\].*\n.*!\[\]\(…\)/],
  ['drawing-without-text', 'en.mdx:14', /<svg> with <title> or aria-label/],
  ['dead-link', 'en.mdx:17', /a page of the site .*\n.*\.\.\/ports\//],
  ['dead-anchor', 'en.mdx:17', /an id on that page \(exercise, first\)\n.*#frist/],
  ['link-without-slash', 'en.mdx:17', /an address that ends in "\/"\n.*\.\.\/unfinished$/m],
  ['link-to-english', 'ja.mdx:18', /in the reader's language, .*\n.*\/lessons\/unfinished\//],
  ['other-component', 'ja.mdx:10', /<Run id="hello"> in <Step> .*en\.mdx:9\n.*<Run id="pull">/],
  ['missing-component', 'ja.mdx:16', /<Solution> as component 4.*\n.*no more components/],
  ['other-code', 'ja.mdx:25', /en\.mdx:24: "docker pull debian"\n.*"docker pull ubuntu"/],
  ['behind', 'ja.mdx:5', /warning .*at source\n.*the digest of en\.mdx.*\n.*"0123456789ab"/],
  ['unsigned', 'ja.mdx:1', /warning .*\n.*the digest of en\.mdx.*\n.*none\n.*--sign/],
  ['untranslated-title', 'exercise.yaml:18', /warning .*\n.*"pulled" in en, ja\n.*none in ja/],
  ['without-english', 'en.mdx', /the English text\n.*no such file/],
  ['unknown-hint', 'en.mdx:13', /a hint of exercise\.yaml .*\n.*id="nothing"/],
  ['hidden-hint', 'exercise.yaml:12', /the hint "nothing-there" .*\n.*no mention of it/],
  ['endless-hint', 'exercise.yaml:12', /at steps\.0\.hints\.0\.reach\n.*commands in "reach"/],
  ['paid-before', 'exercise.yaml:17', /"points: 0" and no grading for "pulled".*\n.*points: 1/],
  [
    'old-recording',
    'recordings/first.main.cast:1',
    /these commands \("[0-9a-f]{12}"\)\n.*"0123456789ab"/,
  ],
  ['stray-recording', 'recordings/fist.main.cast:1', /a step of this name\n/],
  ['unlisted', '../course.yaml:4', /"unlisted" among the lessons/],
  ['not-there', '../course.yaml:', /the folder .*not-there\/\n.*no such folder/],
  ['listed-twice', '../course.yaml:', /every lesson once\n.*"listed-twice" twice/],
];

/** That a lesson is not translated or recorded is said of most of them. */
const isMissingTranslation = ({ severity, found }: Finding) =>
  severity === 'warning' && found === 'no such file';
const isNotRecorded = ({ rule, file }: Finding) =>
  rule === 'recordings' && file.endsWith('/exercise.yaml');

test.each(defects)(
  'the defect of %s is reported at %s, and nothing else',
  (lesson, where, words) => {
    const own = findings.filter(
      (each) => each.lesson === lesson && !isMissingTranslation(each) && !isNotRecorded(each),
    );
    expect(own.map(findingText)).toHaveLength(1);
    const text = findingText(own[0] as Finding);
    const file = where.startsWith('../') ? where.slice(3) : `${lesson}/${where}`;
    expect(text).toContain(`${label}/${file}`);
    expect(text).toMatch(words);
    expect(text).toMatch(/\n {2}→ \S/);
  },
);

test('every lesson of the folder has its defect in the list above', async () => {
  const course = await readFile(`${folder}/course.yaml`, 'utf8');
  const listed = [...course.matchAll(/^ {2}- (\S+)$/gm)].map(([, slug]) => slug);
  const tested = defects.map(([lesson]) => lesson);
  expect(new Set([...listed, 'unlisted'])).toEqual(new Set(tested));
});

test('a step that is not recorded is a warning', () => {
  const own = findings.filter(({ lesson }) => lesson === 'unknown-component');
  const [missing] = own.filter(isNotRecorded);
  expect(missing).toMatchObject({ severity: 'warning', line: 2, found: 'none of first, exercise' });
});

test('a missing translation is a warning', () => {
  const own = findings.filter(({ lesson }) => lesson === 'unknown-component');
  const missing = own.filter(isMissingTranslation).map(({ file }) => file);
  expect(missing).toEqual(
    ['ja', 'ru', 'zh-cn'].map((language) => `${label}/unknown-component/${language}.mdx`),
  );
});
