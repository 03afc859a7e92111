import { useSignal } from '@preact/signals';
import { Plus } from 'lucide-preact';
import type { JSX } from 'preact';
import { useLocation } from 'preact-iso';
import { word } from '../../../i18n/word.ts';
import { findDue } from '../../../runtime/classroom/assignment-client.ts';
import { findClasses } from '../../../runtime/classroom/class-client.ts';
import { findInvitations } from '../../../runtime/classroom/roster-client.ts';
import { findMe } from '../../../runtime/classroom/people-client.ts';
import { signInAddress } from '../../../runtime/classroom/sign-in-address.ts';
import { classroomPath } from '../addresses.ts';
import Page from '../parts/page.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import ClassDialog from './class-dialog.tsx';
import ClassTable from './class-table.tsx';
import ClassroomTabs from './classroom-tabs.tsx';
import DueTable from './due-table.tsx';
import InvitationsSection from './invitations-section.tsx';
import './home.css';

type Shown = 'mine' | 'archived' | 'all';

/** The reader's classes, and what is due in them. */
export default function HomePage(): JSX.Element {
  const { route } = useLocation();
  const shown = useSignal<Shown>('mine');
  const isCreating = useSignal(false);
  const me = useLoaded(findMe, []);
  const person = me.value.value?.person ?? null;
  const isKnown = person !== null && person.role !== 'guest';
  const classes = useLoaded(
    async (signal) => {
      if (!isKnown) return [];
      const of = shown.value === 'all' ? 'all' : 'mine';
      const found = [];
      let after: string | undefined;
      do {
        const query = { of, archived: shown.value === 'archived', after } as const;
        const page = await findClasses(query, signal);
        found.push(...page.classes);
        after = page.next ?? undefined;
      } while (after !== undefined);
      return found;
    },
    [shown.value, isKnown],
  );
  const due = useLoaded(async (signal) => (isKnown ? findDue(signal) : []), [isKnown]);
  const invitations = useLoaded(
    async (signal) => (isKnown ? findInvitations(signal) : []),
    [isKnown],
  );
  const mayCreate = person?.role === 'administrator' || person?.role === 'instructor';
  const isAdministrator = person?.role === 'administrator';
  const views: readonly Shown[] = isAdministrator
    ? ['mine', 'archived', 'all']
    : ['mine', 'archived'];
  const titles = {
    mine: word('classes.current'),
    archived: word('classes.archived'),
    all: word('classes.all'),
  };
  return (
    <Page
      title={word('classroom.title')}
      actions={
        isKnown && (
          <>
            <a class="slip-button" href={classroomPath('join')}>
              {word('classes.join')}
            </a>
            {mayCreate && (
              <button
                type="button"
                class="slip-button"
                data-primary
                onClick={() => (isCreating.value = true)}
              >
                <Plus size={14} aria-hidden />
                {word('classes.new')}
              </button>
            )}
          </>
        )
      }
      tabs={mayCreate && <ClassroomTabs role={person.role} />}
    >
      <ProblemNote problem={me.problem.value} onAgain={() => void me.reload()} />
      {me.value.value && !isKnown && (
        <div class="room-empty">
          <p>{word('classes.unknownReader')}</p>
          <a class="slip-button" data-primary href={classroomPath('join')}>
            {word('classes.join')}
          </a>
          <a class="slip-button" href={signInAddress()}>
            {word('classes.signIn')}
          </a>
        </div>
      )}
      <InvitationsSection
        invitations={invitations.value.value ?? []}
        onJoined={(id) => route(classroomPath('classes', id))}
        onChanged={() => void invitations.reload()}
      />
      {due.value.value && due.value.value.length > 0 && (
        <section class="room-section">
          <h2>{word('classes.due')}</h2>
          <DueTable assignments={due.value.value} />
        </section>
      )}
      {isKnown && (
        <section class="room-section">
          <h2>{word('classes.yours')}</h2>
          <div class="room-toolbar" role="group" aria-label={word('classes.whichShown')}>
            {views.map((view) => (
              <button
                key={view}
                type="button"
                class="slip-button"
                aria-pressed={shown.value === view}
                onClick={() => (shown.value = view)}
              >
                {titles[view]}
              </button>
            ))}
          </div>
          <ProblemNote problem={classes.problem.value} onAgain={() => void classes.reload()} />
          {classes.value.value && (
            <ClassTable classes={classes.value.value} mayCreate={mayCreate} />
          )}
        </section>
      )}
      {isCreating.value && (
        <ClassDialog
          onClose={() => (isCreating.value = false)}
          onCreated={({ id }) => route(classroomPath('classes', id))}
        />
      )}
    </Page>
  );
}
