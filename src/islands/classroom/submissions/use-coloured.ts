import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import { fileLanguage } from '../../../runtime/file-language.ts';
import type { Piece } from './colour-code.ts';

/** Characters up to which a file is coloured. */
const longest = 100_000;

/** The lines of a file in coloured pieces; null until they are known, and where they never will be. */
export function useColoured(path: string, content: string): Piece[][] | null {
  const coloured = useSignal<Piece[][] | null>(null);
  useEffect(() => {
    coloured.value = null;
    const language = fileLanguage(path);
    if (language === 'text' || content.length > longest) return;
    let isLeft = false;
    void import('./colour-code.ts')
      .then(({ colourCode }) => colourCode(content, language))
      .then((lines) => {
        if (!isLeft) coloured.value = lines;
      })
      .catch(() => undefined); // It can be read without colours.
    return () => {
      isLeft = true;
    };
  }, [path, content]);
  return coloured.value;
}
