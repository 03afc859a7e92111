import Slugger from 'github-slugger';
import { mdxToMdast, type MdastNode } from 'satteri';
import type { Language } from '../../protocol/language.ts';
import { LessonError } from '../lesson-error.ts';
import { lessonFrontmatterSchema } from '../lesson-frontmatter.ts';
import { parseYaml } from '../parse-yaml.ts';
import type { LessonText, TextBlock, TextElement, TextMention } from './lesson-text.ts';

/** A text of a lesson, and what to call its file in messages. */
export interface TextSource {
  readonly text: string;
  readonly language: Language;
  readonly file: string;
}

/** Takes a lesson's MDX apart, by the parser that Astro uses. Throws `LessonError`. */
export function parseText({ text, language, file }: TextSource): LessonText {
  const root = parse(text, file);
  const elements: TextElement[] = [];
  const blocks: TextBlock[] = [];
  const links: TextMention[] = [];
  const images: TextMention[] = [];
  const callouts: TextMention[] = [];
  const modules: TextMention[] = [];
  const headings: TextMention[] = [];
  const slugger = new Slugger();

  const visit = (node: MdastNode, around: readonly TextElement[]): void => {
    const line = node.position?.start.line ?? 1;
    let inner = around;
    switch (node.type) {
      case 'mdxJsxFlowElement':
      case 'mdxJsxTextElement': {
        const element = { name: node.name ?? '', attributes: attributesOf(node), line, around };
        elements.push(element);
        inner = [element, ...around];
        break;
      }
      case 'code':
        blocks.push({ language: node.lang ?? '', value: node.value, line, around });
        break;
      case 'heading':
        headings.push({ value: slugger.slug(plainText(node)), line });
        break;
      case 'link':
      case 'definition':
        links.push({ value: node.url, line });
        break;
      case 'image':
        images.push({ value: node.alt ?? '', line });
        break;
      case 'containerDirective':
        callouts.push({ value: node.name, line });
        break;
      case 'mdxjsEsm':
        modules.push({ value: node.value, line });
        break;
      default:
    }
    if ('children' in node) for (const child of node.children) visit(child as MdastNode, inner);
  };
  visit(root, []);

  const frontmatter = parseYaml(
    { text: frontmatterOf(root), label: file, firstLine: 2 },
    lessonFrontmatterSchema,
  );
  return {
    language,
    file,
    lines: text.split('\n'),
    frontmatter,
    elements,
    blocks,
    links,
    images,
    callouts,
    modules,
    headings,
  };
}

function parse(text: string, file: string): MdastNode {
  try {
    return mdxToMdast(text, { features: { frontmatter: true, directive: true } });
  } catch (cause) {
    // "12:3: Expected a closing tag for `<Step>` (9:1) (mdx-jsx:unexpected-character)"
    const message = cause instanceof Error ? cause.message : String(cause);
    const [, line, found = message] =
      /^(\d+):\d+: (.*?)(?: \([\w-]+:[\w-]+\))?$/s.exec(message) ?? [];
    throw new LessonError(
      [{ file, line: line ? Number(line) : undefined, expected: 'valid MDX', found }],
      cause,
    );
  }
}

function frontmatterOf(root: MdastNode): string {
  const [first] = 'children' in root ? root.children : [];
  return first?.type === 'yaml' ? first.value : '{}';
}

function attributesOf(
  node: Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>,
): ReadonlyMap<string, string | null> {
  return new Map(
    node.attributes.map((attribute) =>
      attribute.type === 'mdxJsxAttribute'
        ? [attribute.name, typeof attribute.value === 'string' ? attribute.value : null]
        : [`{${attribute.value}}`, null],
    ),
  );
}

/** The words of a heading, without marks. */
function plainText(node: MdastNode): string {
  if ('value' in node) return String(node.value);
  return 'children' in node
    ? node.children.map((child) => plainText(child as MdastNode)).join('')
    : '';
}
