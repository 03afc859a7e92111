import { ArrowDown, ArrowUp, X } from 'lucide-preact';
import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { word } from '../../i18n/word.ts';
import { colour } from '../page-theme.ts';
import type { XtermScreen } from './xterm-screen.ts';

/** Finds text in a terminal's output, scrolled away or not. */
export default function SearchBar({
  screen,
  onClose,
}: {
  screen: XtermScreen;
  onClose(): void;
}): JSX.Element {
  const input = useRef<HTMLInputElement>(null);
  const [found, setFound] = useState<string>('');

  useEffect(() => {
    input.current?.focus();
    const results = screen.search.onDidChangeResults(({ resultIndex, resultCount }) =>
      setFound(
        resultCount === 0
          ? word('find.none')
          : word('find.place', { index: resultIndex + 1, total: resultCount }),
      ),
    );
    return () => {
      results.dispose();
      screen.search.clearDecorations();
    };
  }, [screen]);

  const find = (where: 'findNext' | 'findPrevious', incremental = false) => {
    const text = input.current?.value ?? '';
    if (text === '') setFound('');
    screen.search[where](text, { incremental, decorations: decorations() });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') onClose();
    if (event.key === 'Enter') find(event.shiftKey ? 'findNext' : 'findPrevious');
  };

  return (
    <div class="slip-search" role="search" aria-label={word('find.region')}>
      <input
        ref={input}
        type="text"
        aria-label={word('find.field')}
        placeholder={word('find.placeholder')}
        spellcheck={false}
        onInput={() => find('findPrevious', true)}
        onKeyDown={onKeyDown}
      />
      <span class="slip-search-found" role="status">
        {found}
      </span>
      <button
        type="button"
        class="slip-icon-button"
        aria-label={word('find.previous')}
        onClick={() => find('findPrevious')}
      >
        <ArrowUp size={16} strokeWidth={1.5} />
      </button>
      <button
        type="button"
        class="slip-icon-button"
        aria-label={word('find.next')}
        onClick={() => find('findNext')}
      >
        <ArrowDown size={16} strokeWidth={1.5} />
      </button>
      <button
        type="button"
        class="slip-icon-button"
        aria-label={word('find.close')}
        onClick={onClose}
      >
        <X size={16} strokeWidth={1.5} />
      </button>
    </div>
  );
}

const decorations = () => ({
  matchBackground: colour('--slip-terminal-selection'),
  matchOverviewRuler: colour('--slip-border-control'),
  activeMatchBackground: colour('--slip-accent-border'),
  activeMatchBorder: colour('--slip-accent'),
  activeMatchColorOverviewRuler: colour('--slip-accent'),
});
