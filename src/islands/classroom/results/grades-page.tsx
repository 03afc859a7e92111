import { useSignal } from '@preact/signals';
import { Download } from 'lucide-preact';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { findGrades } from '../../../runtime/classroom/results-client.ts';
import ClassPage from '../class/class-page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import ExportDialog from './export-dialog.tsx';
import GradeGrid from './grade-grid.tsx';
import ResultsTabs from './results-tabs.tsx';

/** What a class is graded, and where that is downloaded. */
export default function GradesPage(): JSX.Element {
  const { id = '' } = useRoute().params;
  return (
    <ClassPage id={id} title={word('classroom.tabs.results')}>
      {(value) => (
        <>
          <ResultsTabs of={value} here="grades" />
          <Grades of={value} />
        </>
      )}
    </ClassPage>
  );
}

function Grades({ of }: { of: Class }): JSX.Element {
  const loaded = useLoaded((signal) => findGrades(of.id, signal), [of.id]);
  const isExporting = useSignal(false);
  const table = loaded.value.value;
  const isEmpty = table?.assignments.length === 0 || table?.learners.length === 0;
  return (
    <>
      <ProblemNote problem={loaded.problem.value} onAgain={() => void loaded.reload()} />
      {table && isEmpty && (
        <div class="room-empty">
          <p>
            {table.assignments.length === 0
              ? word('results.noAssignments')
              : word('results.noLearners')}
          </p>
        </div>
      )}
      {table && !isEmpty && (
        <>
          <div class="room-toolbar">
            <p class="room-results-note">{word('results.gradesHint')}</p>
            <span class="room-toolbar-space" />
            <button
              type="button"
              class="slip-button"
              data-primary
              onClick={() => (isExporting.value = true)}
            >
              <Download size={14} aria-hidden />
              {word('results.export')}
            </button>
          </div>
          <GradeGrid table={table} zone={of.timeZone} />
        </>
      )}
      {table && isExporting.value && (
        <ExportDialog
          classId={of.id}
          learners={table.learners}
          onClose={() => (isExporting.value = false)}
        />
      )}
    </>
  );
}
