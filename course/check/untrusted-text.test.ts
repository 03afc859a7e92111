import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { untrustedFaults } from './untrusted-text.ts';

const head = '---\ntitle: Own\ndescription: What it is about.\nminutes: 5\n---\n\n';
const faults = (body: string) => untrustedFaults(head + body, 'en.mdx');

test('so does a text with the line ends of Windows', () => {
  expect(untrustedFaults(`${head}Text.\n`.replaceAll('\n', '\r\n'), 'en.mdx')).toEqual([]);
});

test('Markdown and the components of lessons pass', () => {
  const body = [
    '# One\n\n**Bold**, `code` and [a link](https://example.org), [within](../volumes/#top).',
    '- one\n- two\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |',
    '```sh\nnode -e "<script>{}</script>"\n```',
    ':::note[Mind]\nText\n:::',
    '<Step id="first" title="First">\n\n<Run id="run" />\n\n</Step>',
    '<Output run="run" sometimes>\n\n```text\nx\n```\n\n</Output>',
    'Inline `{braces}` and `<b>`, \\{escaped\\} and &lt;so&gt;.',
    '```js title="<img src=x onerror=alert(1)>" {alert(1)}\nx\n```',
    'The image redis:alpine, at 10:30.',
    'A footnote[^1].\n\n[^1]: With [a link](mailto:me@example.org).',
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

  test.each([
    ['an attribute that is HTML', '<Why set:html="<script>alert(1)</script>" />'],
    ['an attribute that keeps what is inside as it is', '<Why is:raw>\n\ntext\n\n</Why>'],
    ['an attribute that sends code to browsers', '<Why client:load="x">\n\ntext\n\n</Why>'],
    ['an attribute that puts it elsewhere', '<Why slot="head">\n\ntext\n\n</Why>'],
    ['a handler as an attribute', '<Run id="run" onclick="alert(1)" />'],
    ['a component of the site’s generator', '<Code code="x" lang="html" />'],
    ['a link in a footnote', 'a[^1]\n\n[^1]: [b](javascript:alert(1))'],
    ['a link in a table', '| a |\n|---|\n| [x](javascript:alert(1)) |'],
    ['a link with a tab in it', '[x](<java\tscript:alert(1)>)'],
    ['a link with a character before it', '[x](<\u0001javascript:alert(1)>)'],
    ['a definition in angle brackets', '[x]\n\n[x]: <javascript:alert(1)>'],
    ['an image by reference', '![x][y]\n\n[y]: https://evil.example/pixel.png'],
    ['a directive in a line', 'Hello :b[you]{onclick=x}'],
    ['a directive of a line', '::iframe'],
    ['an expression where Markdown has code', '    {alert(1)}'],
    ['an expression where others have formulas', '$$\n{alert(1)}\n$$'],
    ['a carriage return, which begins a line for some', 'one\rtwo'],
    ['a separator of lines', 'one\u2028two'],
    ['a character that is not seen', 'one\u0000two'],
    ['a block of code that swallows what the site adds', '```js\nx'],
  ])('%s', (_name, body) => {
    expect(faults(`Text.\n\n${body}`)[0]?.line).toBeGreaterThanOrEqual(9);
  });

  test.each([
    ['a link without words', '<javascript:alert(1)>'],
    ['a comment of HTML', '<!-- comment -->'],
    ['attributes of a heading', '# Title {#id onclick="alert(1)"}'],
  ])('%s is no MDX', (_name, body) => {
    expect(() => faults(`Text.\n\n${body}`)).toThrow(/expected valid MDX/);
  });

  const script = 'head: [{ tag: script, content: alert(1) }]';
  test.each([
    ['as a list', 'head:\n  - tag: script\n    content: alert(1)', 3],
    ['below a text of several lines', 'description: |\n  head:\n    - tag: script', 4],
    ['with a question mark', '? head\n: - tag: script', 3],
    ['in quotation marks', `"head": [{ tag: script }]`, 3],
    ['merged from elsewhere', '<<: { head: [{ tag: script }] }', 3],
    ['behind a carriage return', `description: d\r${script}`, 3],
    ['behind the next line of another alphabet', `description: d\u0085${script}`, 3],
    ['below an end that only some see', `---x\n${script}`, 3],
    ['as a map', `{ ${script} }`, 3],
    ['with a tag', `!!map {}\n${script}`, 3],
  ])('frontmatter that a site’s generator takes for scripts, %s', (_name, yaml, line) => {
    const text = `---\ntitle: Own\n${yaml}\nminutes: 5\n---\n\nText.`;
    expect(untrustedFaults(text, 'en.mdx')[0]?.line).toBe(line);
  });

  test.each([
    ['after an empty line', '\n---\ntitle: Own\nhead:\n  - tag: script\n---\n\nText.'],
    ['after a byte order mark', '\ufeff---\ntitle: Own\nminutes: 5\n---\n\nText.'],
    ['in TOML', '+++\ntitle = "Own"\n[[head]]\ntag = "script"\n+++\n\nText.'],
    ['in YAML without a line for its end', 'Text.'],
  ])('frontmatter that does not begin with the text: %s', (_name, text) => {
    expect(untrustedFaults(text, 'en.mdx')[0]?.line).toBe(1);
  });
});

test('the lessons of the course are prose', () => {
  for (const slug of ['hello-world', 'volumes']) {
    const url = new URL(`../../lessons/${slug}/en.mdx`, import.meta.url);
    const found = untrustedFaults(readFileSync(url, 'utf8'), slug);
    expect(found.filter(({ found: what }) => !what.startsWith('<'))).toEqual([]);
  }
});
