import { lookInParts } from '../../runtime/classroom/look-in-parts.ts';
import { loadEditorWords } from '../workbench/editor-words.ts';

lookInParts.value = {
  terminals: () => import('../../islands/terminal/watched-panel.tsx'),
  async editor() {
    await loadEditorWords();
    return import('../../islands/editor/editor-panel.tsx');
  },
};
