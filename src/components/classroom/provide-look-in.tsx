import { useEffect } from 'preact/hooks';
import { lookInParts } from '../../runtime/classroom/look-in-parts.ts';
import { loadEditorWords } from '../workbench/editor-words.ts';

/**
 * Gives the board the islands of the workbench, and shows nothing. A component, as the workbench is:
 * styles of what a page's script imports late would stand in every page.
 */
export default function ProvideLookIn(): null {
  useEffect(() => {
    lookInParts.value = {
      terminals: () => import('../../islands/terminal/watched-panel.tsx'),
      async editor() {
        await loadEditorWords();
        return import('../../islands/editor/editor-panel.tsx');
      },
    };
  }, []);
  return null;
}
