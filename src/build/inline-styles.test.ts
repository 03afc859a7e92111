import { expect, test } from 'vitest';
import { withInlineStyles } from './inline-styles.ts';

const sheets: Record<string, string> = {
  '/_astro/print.a1.css': '@media print { nav { display: none } }\n',
  '/_astro/ec.b2.css': ".copy::after { content: '$&' }\n",
};
const read = async (address: string) => sheets[address]!;

test('a linked style sheet stands in the head, once, wherever and however often it is linked', async () => {
  const link = '<link rel="stylesheet" href="/_astro/ec.b2.css">';
  const html = `<html><head><title>T</title></head><body>${link}<p>a</p>${link}</body></html>`;
  expect(await withInlineStyles(html, read)).toBe(
    "<html><head><title>T</title><style>.copy::after { content: '$&' }</style></head><body><p>a</p></body></html>",
  );
});

test('a style sheet for print stays one for print', async () => {
  const link = '<link rel="stylesheet" href="/_astro/print.a1.css" media="print">';
  expect(await withInlineStyles(`<head>${link}</head>`, read)).toBe(
    '<head><style media="print">@media print { nav { display: none } }</style></head>',
  );
});

test('a page without linked style sheets stays as it is', async () => {
  const html = '<head><link rel="icon" href="/favicon.svg"></head>';
  expect(await withInlineStyles(html, read)).toBe(html);
});
