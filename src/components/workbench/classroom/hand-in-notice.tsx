import { Disc, Send } from 'lucide-preact';
import type { JSX } from 'preact';
import type { HandIns } from '../../../../protocol/submission.ts';
import { localizedPath } from '../../../i18n/localized-path.ts';
import { pageLanguage, word } from '../../../i18n/word.ts';

/** Says that the lesson is assigned, that terminals are recorded for that, and where to hand in. */
export default function HandInNotice({ handIns }: { handIns: HandIns | null }): JSX.Element | null {
  if (!handIns) return null;
  const open = handIns.assignments.filter(({ state }) => state === 'open' || state === 'late');
  const isRecorded = handIns.recorded.length > 0;
  const Icon = isRecorded ? Disc : Send;
  return (
    <>
      {open.map(({ assignment, class: classId, title }) => (
        <div key={assignment} class="slip-notice" data-tone="info">
          <Icon size={15} aria-hidden="true" />
          <p>{isRecorded ? word('handIn.recorded', { title }) : word('handIn.open', { title })}</p>
          <a
            class="slip-button"
            href={localizedPath(
              `/classroom/classes/${encodeURIComponent(classId)}/assignments/${encodeURIComponent(assignment)}/`,
              pageLanguage(),
            )}
          >
            {word('handIn.go')}
          </a>
        </div>
      ))}
    </>
  );
}
