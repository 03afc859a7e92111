import { languages, type Language } from '../../../protocol/language.ts';
import {
  elementAround,
  type LessonText,
  type TextBlock,
  type TextElement,
} from '../../text/lesson-text.ts';
import { proseAttributes } from '../../vocabulary.ts';
import type { CheckedLesson, Rule } from '../checked-course.ts';
import type { RuleFinding } from '../finding.ts';

/** Every language is there, says the same, and was made from the English text as it is now. */
export const translationsRule: Rule = (lesson, course) => {
  const english = lesson.texts.get('en');
  return languages.flatMap((language) => {
    if (!lesson.languages.has(language)) {
      const isFine = language !== 'en' && course.extras.has(lesson.slug);
      return isFine ? [] : [missing(lesson, language)];
    }
    const text = lesson.texts.get(language);
    if (!text || !english || language === 'en') return [];
    return [
      ...differentComponents(text, english),
      ...differentBlocks(text, english),
      ...behind(lesson, text),
    ];
  });
};

function missing({ label }: CheckedLesson, language: Language): RuleFinding {
  const isSource = language === 'en';
  return {
    severity: isSource ? 'error' : 'warning',
    file: `${label}/${language}.mdx`,
    expected: isSource ? 'the English text' : 'a translation',
    found: 'no such file',
    remedy: isSource
      ? 'Write it: it is what the other languages are made from.'
      : 'Translate en.mdx; until then the page is shown in English.',
  };
}

/** The first component that is another one; what follows is mostly a consequence. */
function differentComponents(text: LessonText, english: LessonText): RuleFinding[] {
  const own = componentsOf(text);
  const source = componentsOf(english);
  const at = source.findIndex((component, index) => tag(component) !== own[index]?.shown);
  const first = at === -1 ? source.length : at;
  const [wanted, found] = [source[first], own[first]];
  if (!wanted && !found) return [];
  return [
    {
      severity: 'error',
      file: text.file,
      line: found?.line ?? own.at(-1)?.line ?? 1,
      expected: wanted
        ? `${wanted.shown} as component ${first + 1}, as in ${english.file}:${wanted.line}`
        : `no more than the ${source.length} components of ${english.file}`,
      found: found?.shown ?? 'no more components',
      remedy: 'Use the same components with the same ids in the same order as the English text.',
    },
  ];
}

const tag = (component: { readonly shown: string }) => component.shown;

/** A component with what is the same in every language: `<Run id="build">`, and how deep it stands. */
function componentsOf({ elements }: LessonText) {
  return elements
    .filter(({ name }) => /^[A-Z]/.test(name))
    .map((element) => ({ shown: shownAs(element), line: element.line }));
}

function shownAs({ name, attributes, around }: TextElement): string {
  const given = [...attributes]
    .filter(([attribute]) => !proseAttributes.includes(attribute))
    .toSorted(([a], [b]) => a.localeCompare(b))
    .map(([attribute, value]) => ` ${attribute}="${value ?? '…'}"`);
  const parent = around.find((each) => /^[A-Z]/.test(each.name));
  return `<${name}${given.join('')}>${parent ? ` in <${parent.name}>` : ''}`;
}

/** The first block of code that is another one. */
function differentBlocks(text: LessonText, english: LessonText): RuleFinding[] {
  const own = text.blocks;
  const source = english.blocks;
  const count = Math.max(own.length, source.length);
  for (let at = 0; at < count; at += 1) {
    const [wanted, found] = [source[at], own[at]];
    if (wanted && found && isSame(wanted, found)) continue;
    const line = differingLine(wanted, found);
    return [
      {
        severity: 'error',
        file: text.file,
        line: (found?.line ?? own.at(-1)?.line ?? 1) + (found && wanted ? line : 0),
        expected: wanted
          ? `the code of ${english.file}:${wanted.line + line}: ${shownLine(wanted, line)}`
          : `no more than the ${source.length} blocks of code of ${english.file}`,
        found: found ? shownLine(found, line) : 'no more blocks of code',
        remedy: 'Keep code, commands and output as they are in the English text.',
      },
    ];
  }
  return [];
}

/** A drawing in plain text may have words; what is run or compared may not differ. */
function isSame(wanted: TextBlock, found: TextBlock): boolean {
  if (wanted.language !== found.language) return false;
  const isDrawing = wanted.language === 'text' && !elementAround(wanted, 'Output');
  return isDrawing || wanted.value === found.value;
}

/** Lines from the fence to the first that differs; 0 where the languages do. */
function differingLine(wanted: TextBlock | undefined, found: TextBlock | undefined): number {
  if (!wanted || !found || wanted.language !== found.language) return 0;
  const lines = wanted.value.split('\n');
  const others = found.value.split('\n');
  const at = lines.findIndex((line, index) => line !== others[index]);
  return (at === -1 ? lines.length : at) + 1;
}

function shownLine({ language, value }: TextBlock, line: number): string {
  if (line === 0) return `\`\`\`${language}`;
  const text = value.split('\n')[line - 1];
  return text === undefined ? 'no more lines' : JSON.stringify(text);
}

function behind({ slug, digest }: CheckedLesson, { file, frontmatter }: LessonText): RuleFinding[] {
  const { source } = frontmatter.value;
  if (source === digest) return [];
  return [
    {
      severity: 'warning',
      file,
      line: source === undefined ? 1 : frontmatter.line(['source']),
      place: 'source',
      expected: `"${digest}", the digest of en.mdx as it is`,
      found: source === undefined ? 'none' : `"${source}"`,
      remedy: `Bring it up to date with en.mdx, then run "slipway lesson check ${slug} --sign".`,
    },
  ];
}
