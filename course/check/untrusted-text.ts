import { mdxToMdast, type MdastNode } from 'satteri';
import { LessonError, type LessonFault } from '../lesson-error.ts';
import { callouts, type ComponentRule, vocabulary } from '../vocabulary.ts';
import { formFaults } from './untrusted-form.ts';

/** What Markdown is made of, without HTML and without code that runs. */
const markdown: ReadonlySet<string> = new Set([
  ...['root', 'yaml', 'paragraph', 'text', 'heading', 'emphasis', 'strong', 'delete', 'break'],
  ...['inlineCode', 'code', 'blockquote', 'list', 'listItem', 'thematicBreak', 'table', 'tableRow'],
  ...['tableCell', 'link', 'linkReference', 'definition', 'footnoteReference'],
  ...['footnoteDefinition'],
]);
/** What a lesson's description may say; a site's generator takes other keys for scripts and styles. */
const described = /^(?:title|description|minutes|source)[ \t]*:/;

/**
 * What in a text of somebody else's lesson is more than prose: MDX may hold JavaScript, which would run
 * where pages are built and in every reader's browser. Only the elements of Markdown and the components of
 * lessons are let through, with attributes that are plain text; all else is a fault, whatever it is.
 */
export function untrustedFaults(text: string, file: string): LessonFault[] {
  const faults: LessonFault[] = formFaults(text, file);
  const visit = (node: MdastNode): void => {
    const line = node.position?.start.line ?? 1;
    faults.push(...judge(node).map((fault) => ({ file, line, ...fault })));
    if ('children' in node) for (const child of node.children) visit(child as MdastNode);
  };
  visit(parse(text, file));
  return [...faults, ...judgeEnd(text, file)];
}

/** The site adds a line of code to each text, which a block that is still open would show. */
function judgeEnd(text: string, file: string): LessonFault[] {
  const root = parse(`${text}\n\nimport a from 'a';\n`, file);
  const last = 'children' in root ? root.children.at(-1) : undefined;
  if (last?.type === 'mdxjsEsm') return [];
  const line = text.trimEnd().split('\n').length;
  return [{ file, line, expected: 'the end of the last block', found: 'a block that is open' }];
}

type Judged = Pick<LessonFault, 'expected' | 'found'> & { readonly line?: number };

function judge(node: MdastNode): Judged[] {
  if (node.type === 'yaml') return judgeDescription(node.value);
  if (node.type === 'link' || node.type === 'definition') return judgeAddress(node.url);
  if (node.type === 'containerDirective') return judgeCallout(node);
  // As in redis:alpine: it is shown as it stands.
  if (node.type === 'textDirective' && Object.keys(node.attributes ?? {}).length === 0) return [];
  if (markdown.has(node.type)) return [];
  if (node.type === 'mdxJsxFlowElement' || node.type === 'mdxJsxTextElement') {
    return judgeElement(node);
  }
  return [{ expected: 'Markdown and the components of lessons', found: kindOf(node) }];
}

function judgeDescription(yaml: string): Judged[] {
  return yaml.split('\n').flatMap((line, at) =>
    line.trim() === '' || /^\s*#/.test(line) || described.test(line)
      ? []
      : [
          {
            ...{ line: at + 2, found: line.trim().slice(0, 80) },
            expected: 'only title, description, minutes and source, each on a line',
          },
        ],
  );
}

/** Addresses of the web, and those within the site. */
function judgeAddress(url: string): Judged[] {
  const parsed = URL.parse(url, 'https://site.invalid/lessons/own/');
  if (parsed && ['https:', 'http:', 'mailto:'].includes(parsed.protocol)) return [];
  return [
    { expected: 'an address that begins with https:, or of this site', found: url.slice(0, 80) },
  ];
}

function judgeCallout(node: Extract<MdastNode, { type: 'containerDirective' }>): Judged[] {
  const attributes = Object.keys(node.attributes ?? {});
  if (callouts.includes(node.name) && attributes.length === 0) return [];
  const expected = `one of :::${callouts.join(', :::')}, without attributes`;
  return [{ expected, found: `:::${node.name}` }];
}

function judgeElement(
  node: Extract<MdastNode, { type: 'mdxJsxFlowElement' | 'mdxJsxTextElement' }>,
): Judged[] {
  const { name } = node;
  if (!name || !Object.hasOwn(vocabulary, name)) {
    const expected = `Markdown, and the components ${Object.keys(vocabulary).join(', ')}`;
    return [{ expected, found: `<${name ?? ''}>` }];
  }
  const {
    required,
    optional = [],
    flags = [],
  }: ComponentRule = vocabulary[name as keyof typeof vocabulary];
  const known = [...required, ...optional, ...flags];
  return node.attributes.flatMap((attribute) => {
    if (attribute.type !== 'mdxJsxAttribute') {
      return [{ expected: 'attributes by name', found: `<${name} {…}>` }];
    }
    const { name: key, value } = attribute;
    // Such as "set:html" and "client:load", which mean more to the site's generator than a value.
    if (!known.includes(key)) {
      const expected = known.length === 0 ? 'no attributes' : `one of ${known.join(', ')}`;
      return [{ expected, found: `the attribute ${key}` }];
    }
    if (value === null || value === undefined || typeof value === 'string') return [];
    return [{ expected: `${key}="…", plain text`, found: 'an expression' }];
  });
}

function kindOf({ type }: MdastNode): string {
  if (type === 'mdxjsEsm') return 'an import or an export';
  if (type.endsWith('Expression')) return 'an expression in braces';
  return `"${type}"`;
}

function parse(text: string, file: string): MdastNode {
  try {
    return mdxToMdast(text, { features: { frontmatter: true, directive: true } });
  } catch (cause) {
    const found = cause instanceof Error ? cause.message : String(cause);
    throw new LessonError([{ file, expected: 'valid MDX', found }], cause);
  }
}
