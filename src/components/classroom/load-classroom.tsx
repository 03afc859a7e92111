import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Language } from '../../../protocol/language.ts';
import { speak } from '../../i18n/word.ts';
import type LoadedClassroom from '../../islands/classroom/classroom.tsx';
import ProblemText from '../../islands/problem-text.tsx';
import { lookInParts } from '../../runtime/classroom/look-in-parts.ts';
import { loadModule } from '../../runtime/load-module.ts';
import { asProblem, type PageProblem } from '../../runtime/problem-error.ts';
import { loadEditorWords } from '../workbench/editor-words.ts';

/**
 * Loads the classroom, and gives its board the islands of the workbench. Loaded late, for the styles of
 * what a page is drawn with from the start stand in every page of the site.
 */
export default function LoadClassroom({ language }: { language: Language }): JSX.Element | null {
  speak(language);
  const loaded = useSignal<{ Classroom: typeof LoadedClassroom } | null>(null);
  const problem = useSignal<PageProblem | null>(null);
  useEffect(() => {
    lookInParts.value = {
      terminals: () => import('../../islands/terminal/watched-panel.tsx'),
      async editor() {
        await loadEditorWords();
        return import('../../islands/editor/editor-panel.tsx');
      },
    };
    loadModule(() => import('../../islands/classroom/classroom.tsx')).then(
      (module) => (loaded.value = { Classroom: module.default }),
      (thrown: unknown) => (problem.value = asProblem(thrown)),
    );
  }, []);
  if (problem.value) return <ProblemText problem={problem.value} />;
  if (!loaded.value) return null;
  const { Classroom } = loaded.value;
  return <Classroom language={language} />;
}
