import { Eye, Keyboard, Pencil, X } from 'lucide-preact';
import type { JSX } from 'preact';
import type { Announcement } from '../../../../protocol/broadcast.ts';
import type { Consent } from '../../../../protocol/consent.ts';
import { word } from '../../../i18n/word.ts';
import type { LearnersClassroom as Classroom } from '../../../runtime/classroom/learners-classroom.ts';
import ConsentQuestion from './consent-question.tsx';
import HandInNotice from './hand-in-notice.tsx';
import './learners-classroom.css';

/** What a learner's session shows of the class: who looks in or asks to, and what was said. */
export default function LearnersClassroom({ classroom }: { classroom: Classroom }): JSX.Element {
  const side = classroom.side.value;
  const asked = side?.consents.find(({ state }) => state === 'asked');
  const given = side?.consents.filter(({ state }) => state === 'given') ?? [];
  return (
    <>
      <HandInNotice handIns={classroom.handIns.value} />
      <div class="slip-class-now">
        {given.map((consent) => (
          <Given key={consent.id} consent={consent} onStop={() => classroom.revoke(consent)} />
        ))}
        {classroom.announcements.value.map((announcement) => (
          <Said
            key={announcement.id}
            announcement={announcement}
            onDismiss={() => classroom.dismiss(announcement)}
          />
        ))}
      </div>
      {asked && (
        <ConsentQuestion
          key={asked.id}
          consent={asked}
          onAnswer={(allow) => classroom.answer(asked, allow)}
        />
      )}
    </>
  );
}

const icons = { watch: Eye, type: Keyboard, edit: Pencil } as const;

/** Stands for as long as it lasts. */
function Given({ consent, onStop }: { consent: Consent; onStop(): void }): JSX.Element {
  const { name } = consent.by;
  const Icon = icons[consent.right];
  const texts = {
    watch: () => word('class.watches', { name }),
    type: () => word('class.types', { name }),
    edit: () => word('class.edits', { name }),
  };
  return (
    <div class="slip-notice slip-class-watched" data-tone="warning" role="status">
      <Icon size={15} aria-hidden="true" />
      <p>{texts[consent.right]()}</p>
      <button type="button" class="slip-button" onClick={onStop}>
        {word('class.stop')}
      </button>
    </div>
  );
}

interface SaidProps {
  announcement: Announcement;
  onDismiss(): void;
}

function Said({ announcement, onDismiss }: SaidProps): JSX.Element {
  const { from: name, text, path } = announcement;
  return (
    <div class="slip-notice" data-tone="info" role="status">
      <p class="slip-class-said">
        <strong>
          {path === null ? word('class.says', { name }) : word('class.gave', { name })}
        </strong>{' '}
        {path === null ? text : <code>{path}</code>}
      </p>
      <button
        type="button"
        class="slip-icon-button"
        aria-label={word('dismiss')}
        onClick={onDismiss}
      >
        <X size={15} strokeWidth={1.5} />
      </button>
    </div>
  );
}
