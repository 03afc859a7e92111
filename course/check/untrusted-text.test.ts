import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { untrustedFaults } from './untrusted-text.ts';

const head = '---\ntitle: Own\ndescription: What it is about.\nminutes: 5\n---\n\n';
const faults = (body: string) => untrustedFaults(head + body, 'en.mdx');

test('Markdown and the components of lessons pass', () => {
  const body = [
    '# One\n\n**Bold**, `code` and [a link](https://example.org), [within](../volumes/#top).',
    '- one\n- two\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    '```sh\nnode -e "<script>{}</script>"\n```',
    ':::note[Mind]\nText\n:::',
    '<Step id="first" title="First">\n\n<Run id="run" />\n\n</Step>',
    '<Output run="run" sometimes>\n\n```text\nx\n```\n\n</Output>',
    'Inline `{braces}` and `<b>`.',
  ].join('\n\n');
  expect(faults(body)).toEqual([]);
});

describe('what is more than prose is told with its line', () => {
  test.each([
    ['an import', "import fs from 'node:fs'"],
    ['an export', 'export const x = fetch("http://evil")'],
    ['an expression', '{fetch("http://evil")}'],
    ['an expression in a sentence', 'Hello {process.env.HOME} there'],
    ['a comment in braces, which is an expression', '{/* comment */}'],
    ['HTML', '<script>alert(1)</script>'],
    ['HTML without content', '<img src="x" onerror="alert(1)" />'],
    ['HTML in a sentence', 'Hello <b onclick="alert(1)">you</b>'],
    ['SVG', '<svg onload="alert(1)" />'],
    ['an iframe', '<iframe src="https://evil.example"></iframe>'],
    ['a form', '<form action="https://evil.example"><input /></form>'],
    ['an element with a dot', '<a.b />'],
    ['a fragment', '<>text</>'],
    ['a component that there is not', '<Evil />'],
    ['a name of every object', '<constructor />'],
    ['an expression as an attribute', '<Step id={fetch("x")} title="t">\n\ntext\n\n</Step>'],
    ['attributes spread', '<Step {...globalThis}>\n\ntext\n\n</Step>'],
    ['an image, which may be on another host', '![x](https://evil.example/pixel.png)'],
    ['a link that runs code', '[x](javascript:alert(1))'],
    ['a link that runs code, disguised', '[x](java&#x73;cript:alert(1))'],
    ['a link with capitals', '[x](JaVaScRiPt:alert(1))'],
    ['a link that is data', '[x](data:text/html;base64,PHNjcmlwdD4=)'],
    ['a definition that runs code', '[x][y]\n\n[y]: javascript:alert(1)'],
    ['a callout of another name', ':::evil\nText\n:::'],
    ['a callout with attributes', ':::note{onclick="alert(1)"}\nText\n:::'],
  ])('%s', (_name, body) => {
    const [first] = faults(`Text.\n\n${body}`);
    expect(first?.file).toBe('en.mdx');
    expect(first?.line).toBeGreaterThanOrEqual(9);
  });

  test('frontmatter that a site’s generator would take for scripts', () => {
    const text = '---\ntitle: Own\nhead:\n  - tag: script\n    content: alert(1)\n---\n\nText.';
    expect(untrustedFaults(text, 'en.mdx').map(({ line }) => line)).toEqual([3, 4, 5]);
  });
});

test('the lessons of the course are prose', () => {
  for (const slug of ['hello-world', 'volumes']) {
    const url = new URL(`../../lessons/${slug}/en.mdx`, import.meta.url);
    const found = untrustedFaults(readFileSync(url, 'utf8'), slug);
    expect(found.filter(({ found: what }) => !what.startsWith('<'))).toEqual([]);
  }
});
