import type { JSX } from 'preact';
import type { ClassRole } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';

/** What somebody is in a class, in a word; null for an administrator from outside. */
export function roleText(role: ClassRole | null): string {
  return {
    learner: word('classes.roles.learner'),
    assistant: word('classes.roles.assistant'),
    instructor: word('classes.roles.instructor'),
    none: word('classes.roles.none'),
  }[role ?? 'none'];
}

/** {@link roleText}, told apart from learners at a glance. */
export default function RoleText({ role }: { role: ClassRole | null }): JSX.Element {
  if (role === 'learner') return <>{roleText(role)}</>;
  return (
    <span class="room-badge" data-tone="info">
      {roleText(role)}
    </span>
  );
}
