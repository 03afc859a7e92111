import { pageTheme, colour } from '../page-theme.ts';
import { monaco } from './monaco.ts';

const name = 'slipway';

/** Gives Monaco the page's colours, as its tokens have them now. */
export function applyTheme(): void {
  const base = pageTheme().value === 'dark' ? 'vs-dark' : 'vs';
  const foreground = (tokenName: Parameters<typeof colour>[0]) =>
    colour(tokenName).replace('#', '');
  const rule = (scope: string, tokenName: Parameters<typeof colour>[0]) => ({
    token: scope,
    foreground: foreground(tokenName),
  });
  monaco.editor.defineTheme(name, {
    base,
    inherit: true,
    rules: [
      rule('', '--slip-code-foreground'),
      rule('comment', '--slip-code-comment'),
      rule('metatag', '--slip-code-comment'),
      rule('keyword', '--slip-code-keyword'),
      rule('string', '--slip-code-string'),
      rule('string.escape', '--slip-code-number'),
      rule('number', '--slip-code-number'),
      rule('variable', '--slip-code-type'),
      rule('identifier', '--slip-code-variable'),
      rule('tag', '--slip-code-keyword'),
      rule('type', '--slip-code-type'),
      rule('attribute.name', '--slip-code-function'),
      rule('attribute.value', '--slip-code-string'),
      rule('string.key.json', '--slip-code-function'),
      ...['', '.square', '.curly', '.parenthesis', '.bracket'].map((kind) =>
        rule(`delimiter${kind}`, '--slip-code-foreground'),
      ),
    ],
    colors: {
      'editor.background': colour('--slip-surface'),
      'editor.foreground': colour('--slip-code-foreground'),
      'editor.lineHighlightBackground': colour('--slip-code-line-highlight'),
      'editor.lineHighlightBorder': '#00000000',
      'editor.selectionBackground': colour('--slip-code-selection'),
      'editorLineNumber.foreground': colour('--slip-code-line-number'),
      'editorLineNumber.activeForeground': colour('--slip-text-muted'),
      ...Object.fromEntries(
        [1, 2, 3].map((level) => [
          `editorBracketHighlight.foreground${level}`,
          colour('--slip-code-foreground'),
        ]),
      ),
      'editorCursor.foreground': colour('--slip-accent'),
      'editorGutter.background': colour('--slip-surface'),
      'editorWidget.background': colour('--slip-surface-raised'),
      'editorWidget.border': colour('--slip-border-strong'),
      'editorSuggestWidget.selectedBackground': colour('--slip-surface-pressed'),
      'editorSuggestWidget.selectedForeground': colour('--slip-text'),
      'editorSuggestWidget.highlightForeground': colour('--slip-accent'),
      'editorSuggestWidget.focusHighlightForeground': colour('--slip-accent'),
      'editorError.foreground': colour('--slip-failed'),
      'editorWarning.foreground': colour('--slip-warning'),
      'editorInfo.foreground': colour('--slip-info'),
      'diffEditor.insertedLineBackground': `${colour('--slip-passed-soft')}`,
      'diffEditor.insertedTextBackground': `${colour('--slip-passed-border')}80`,
      'diffEditor.removedLineBackground': `${colour('--slip-failed-soft')}`,
      'diffEditor.removedTextBackground': `${colour('--slip-failed-border')}80`,
      'diffEditor.border': colour('--slip-border'),
      'input.background': colour('--slip-surface-sunken'),
      'input.border': colour('--slip-border-strong'),
      'scrollbar.shadow': '#00000000',
      'textLink.foreground': colour('--slip-accent'),
      focusBorder: colour('--slip-focus'),
    },
  });
  monaco.editor.setTheme(name);
}
