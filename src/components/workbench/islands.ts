import { asProblem, type PageProblem } from '../../runtime/problem-error.ts';
import { useIsland } from './use-island.ts';

/** The islands of the workbench, each null until it has been loaded. */
export type Islands = ReturnType<typeof useIslands>;

/** Loads editor, terminals and preview once a session is `wanted`, and not before. */
export function useIslands(wanted: boolean, report: (problem: PageProblem) => void) {
  const failed = (thrown: unknown) =>
    report({
      ...asProblem(thrown),
      message: 'A part of the workbench could not be loaded.',
      remedy: 'Check that you are online and reload the page; your session goes on where it was.',
    });
  return {
    Terminal: useIsland(wanted, () => import('../../islands/terminal/terminal-panel.tsx'), failed),
    Editor: useIsland(wanted, () => import('../../islands/editor/editor-panel.tsx'), failed),
    Preview: useIsland(wanted, () => import('../../islands/preview/preview-panel.tsx'), failed),
  };
}
