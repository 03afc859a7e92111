import { word } from '../../i18n/word.ts';
import { token } from '../page-theme.ts';
import type { monaco } from './monaco.ts';

/** Options of every editor on the page. */
export function editorOptions(): monaco.editor.IEditorOptions & { automaticLayout: boolean } {
  return {
    // Enter after a whole word ends the line, though the word stands elsewhere too and is suggested.
    acceptSuggestionOnEnter: 'smart',
    automaticLayout: true,
    fixedOverflowWidgets: true,
    fontFamily: token('--slip-font-terminal'),
    fontSize: 13,
    lineHeight: 20,
    lineNumbersMinChars: 3,
    lineDecorationsWidth: 8,
    minimap: { enabled: false },
    overviewRulerLanes: 0,
    overviewRulerBorder: false,
    padding: { top: 8, bottom: 8 },
    renderLineHighlight: 'line',
    renderFinalNewline: 'on',
    scrollBeyondLastLine: false,
    scrollbar: { verticalScrollbarSize: 10, horizontalScrollbarSize: 10, useShadows: false },
    stickyScroll: { enabled: false },
    // Menus then have the page's font, and the colours of the element around the editor.
    useShadowDOM: false,
    wordWrap: 'on',
    readOnlyMessage: { value: word('editor.readOnly') },
  };
}
