import { readTokens } from './read-tokens.ts';

/** Which token colours what, by TextMate scope. Monaco's theme is drawn from the same tokens. */
const scopes: Readonly<Record<string, readonly string[]>> = {
  comment: ['comment', 'punctuation.definition.comment'],
  keyword: ['keyword', 'storage', 'variable.language', 'constant.language'],
  string: ['string', 'constant.other.symbol'],
  number: ['constant.numeric', 'constant.character.escape'],
  function: ['entity.name.function', 'support.function', 'meta.function-call.generic'],
  type: [
    'entity.name.type',
    'entity.name.class',
    'support.type',
    'entity.name.tag',
    'meta.decorator',
  ],
  variable: ['variable', 'keyword.operator', 'punctuation', 'string.unquoted'],
};

/** Themes for code in the prose, light and dark, made of the colours in `tokens.css`. */
export const codeThemes = (['light', 'dark'] as const).map((type) => {
  const tokens = readTokens(type);
  const colour = (token: string) => tokens(`code-${token}`);
  return {
    name: `slipway-${type}`,
    type,
    colors: {
      'editor.background': colour('background'),
      'editor.foreground': colour('foreground'),
    },
    tokenColors: Object.entries(scopes).map(([token, scope]) => ({
      scope: [...scope],
      settings: { foreground: colour(token) },
    })),
  };
});
