import { createHighlighterCore } from 'shiki/core';
import { createJavaScriptRegexEngine } from 'shiki/engine/javascript';
import { codeScopes } from '../../../styles/code-scopes.ts';

/** A piece of a line in one colour. */
export interface Piece {
  readonly text: string;
  readonly colour: string | undefined;
}

/** Of what lessons have in their workspaces; `sh` and `dockerfile` are aliases. */
const languages = [
  import('shiki/langs/dockerfile.mjs'),
  import('shiki/langs/python.mjs'),
  import('shiki/langs/sh.mjs'),
  import('shiki/langs/yaml.mjs'),
  import('shiki/langs/json.mjs'),
  import('shiki/langs/toml.mjs'),
  import('shiki/langs/html.mjs'),
  import('shiki/langs/markdown.mjs'),
];

const theme = {
  name: 'slipway',
  fg: 'var(--slip-code-foreground)',
  bg: 'var(--slip-code-background)',
  settings: Object.entries(codeScopes).map(([token, scope]) => ({
    scope: [...scope],
    settings: { foreground: `var(--slip-code-${token})` },
  })),
};

const opening = createHighlighterCore({
  themes: [theme],
  langs: languages,
  engine: createJavaScriptRegexEngine({ forgiving: true }),
});

/** Colours the lines of a file, as the prose of lessons has them, in both schemes of the page. */
export async function colourCode(content: string, language: string): Promise<Piece[][]> {
  const highlighter = await opening;
  const { tokens } = highlighter.codeToTokens(content, {
    ...{ lang: language, theme: 'slipway' },
    // A file that somebody handed in must not hold up the page of whoever looks at it.
    ...{ tokenizeMaxLineLength: 1000, tokenizeTimeLimit: 200 },
  });
  return tokens.map((line) => line.map(({ content: text, color }) => ({ text, colour: color })));
}
