import { Plus } from 'lucide-preact';
import type { JSX } from 'preact';
import { useRoute } from 'preact-iso';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import { findAssignments, findMine } from '../../../runtime/classroom/assignment-client.ts';
import { classroomPath } from '../addresses.ts';
import ClassPage from '../class/class-page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import AssignmentTable from './assignment-table.tsx';
import LearnersTable from './learners-table.tsx';
import { teaches } from './teaches.ts';

/** The assignments of a class: all of them for those who teach, the published ones for learners. */
export default function AssignmentsPage(): JSX.Element {
  const id = useRoute().params['id'] ?? '';
  return (
    <ClassPage
      id={id}
      title={word('assignments.title')}
      actions={(value) =>
        teaches(value) &&
        value.archivedAt === null && (
          <a
            class="slip-button"
            data-primary
            href={classroomPath('classes', id, 'assignments', 'new')}
          >
            <Plus size={14} aria-hidden />
            {word('assignments.new')}
          </a>
        )
      }
    >
      {(value) => (value.role === 'learner' ? <Mine id={id} /> : <All value={value} />)}
    </ClassPage>
  );
}

function All({ value }: { value: Class }): JSX.Element {
  const loaded = useLoaded((signal) => findAssignments(value.id, signal), [value.id]);
  return (
    <>
      <ProblemNote problem={loaded.problem.value} onAgain={() => void loaded.reload()} />
      {loaded.value.value && (
        <AssignmentTable assignments={loaded.value.value} zone={value.timeZone} />
      )}
    </>
  );
}

function Mine({ id }: { id: string }): JSX.Element {
  const loaded = useLoaded((signal) => findMine(id, signal), [id]);
  return (
    <>
      <ProblemNote problem={loaded.problem.value} onAgain={() => void loaded.reload()} />
      {loaded.value.value && (
        <LearnersTable
          assignments={loaded.value.value}
          caption={word('assignments.title')}
          empty={word('assignments.noneForLearner')}
        />
      )}
    </>
  );
}
