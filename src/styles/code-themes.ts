import { codeScopes } from './code-scopes.ts';
import { readTokens } from './read-tokens.ts';

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
    tokenColors: Object.entries(codeScopes).map(([token, scope]) => ({
      scope: [...scope],
      settings: { foreground: colour(token) },
    })),
  };
});
