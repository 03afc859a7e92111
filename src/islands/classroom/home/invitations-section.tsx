import type { JSX } from 'preact';
import type { ClassInvitation } from '../../../../protocol/class-invitation.ts';
import { word } from '../../../i18n/word.ts';
import { acceptClass, declineClass } from '../../../runtime/classroom/roster-client.ts';
import { roleText } from '../class/role-text.tsx';
import ProblemNote from '../parts/problem-note.tsx';
import { useAction } from '../parts/use-action.ts';

/** Properties of {@link InvitationsSection}. */
export interface InvitationsSectionProps {
  invitations: readonly ClassInvitation[];
  /** One was accepted. */
  onJoined(id: string): void;
  /** One is answered, or was taken back meanwhile. */
  onChanged(): void;
}

/** Classes that the reader is asked into; nothing of theirs is seen there before they say yes. */
export default function InvitationsSection(props: InvitationsSectionProps): JSX.Element | null {
  const { invitations } = props;
  if (invitations.length === 0) return null;
  return (
    <section class="room-section">
      <h2>{word('invitations.title')}</h2>
      {invitations.map((invitation) => (
        <Invitation key={invitation.class} {...props} invitation={invitation} />
      ))}
    </section>
  );
}

interface InvitationProps extends InvitationsSectionProps {
  invitation: ClassInvitation;
}

function Invitation({ invitation, onJoined, onChanged }: InvitationProps): JSX.Element {
  const { class: id, name, by, role } = invitation;
  const joining = useAction(async () => {
    await acceptClass(id);
    onJoined(id);
  });
  const declining = useAction(async () => {
    await declineClass(id);
    onChanged();
  });
  const isBusy = joining.isRunning.value || declining.isRunning.value;
  const text =
    by === null
      ? word('invitations.toClass', { class: name })
      : word('invitations.toClassBy', { class: name, by });
  return (
    <div class="room-home-invitation">
      <p>
        <strong>{text}</strong>
        {role !== 'learner' && <span class="room-badge">{roleText(role)}</span>}
      </p>
      <p class="room-home-consent">
        {role === 'learner' ? word('invitations.consent') : word('invitations.consentToTeach')}
      </p>
      <ProblemNote
        problem={joining.problem.value ?? declining.problem.value}
        onAgain={() => onChanged()}
      />
      <div class="room-toolbar">
        <button
          type="button"
          class="slip-button"
          data-primary
          disabled={isBusy}
          aria-label={word('invitations.joinClass', { class: name })}
          onClick={() => void joining.run()}
        >
          {word('invitations.join')}
        </button>
        <button
          type="button"
          class="slip-button"
          disabled={isBusy}
          aria-label={word('invitations.declineClass', { class: name })}
          onClick={() => void declining.run()}
        >
          {word('invitations.decline')}
        </button>
      </div>
    </div>
  );
}
