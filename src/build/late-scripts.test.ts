import { expect, test } from 'vitest';
import { withLateScripts } from './late-scripts.ts';

test('linked scripts are named in the head, each once and in their order', () => {
  const [one, two] = ['/_astro/one.js', '/_astro/two.js'].map(
    (address) => `<script type="module" src="${address}"></script>`,
  );
  const html = `<html><head><title>T</title>${one}</head><body>${two}<p>a</p>${one}</body></html>`;
  expect(withLateScripts(html)).toBe(
    '<html><head><title>T</title><meta name="slipway-script" content="/_astro/one.js"><meta name="slipway-script" content="/_astro/two.js"></head><body><p>a</p></body></html>',
  );
});

test('a script that stands in the page stays, for it is there with the text', () => {
  const html = '<head></head><body><script type="module">import "./a.js";</script></body>';
  expect(withLateScripts(html)).toBe(html);
});
