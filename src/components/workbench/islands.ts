import { word } from '../../i18n/word.ts';
import { asProblem, type PageProblem } from '../../runtime/problem-error.ts';
import { loadEditorWords } from './editor-words.ts';
import { useIsland } from './use-island.ts';

/** The islands of the workbench, each null until it has been loaded. */
export type Islands = ReturnType<typeof useIslands>;

const editorModule = async () => {
  await loadEditorWords();
  return import('../../islands/editor/editor-panel.tsx');
};

/** Loads editor, terminals and preview once a session is `wanted`, and not before. */
export function useIslands(wanted: boolean, report: (problem: PageProblem) => void) {
  const failed = (thrown: unknown) =>
    report({
      ...asProblem(thrown),
      message: word('problem.part'),
      remedy: word('problem.partRemedy'),
    });
  return {
    Terminal: useIsland(wanted, () => import('../../islands/terminal/terminal-panel.tsx'), failed),
    Editor: useIsland(wanted, editorModule, failed),
    Help: useIsland(wanted, () => import('./classroom/help-button.tsx'), failed),
    Classroom: useIsland(wanted, () => import('./classroom/learners-classroom.tsx'), failed),
    Preview: useIsland(wanted, () => import('../../islands/preview/preview-panel.tsx'), failed),
  };
}
