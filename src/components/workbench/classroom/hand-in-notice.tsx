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
      {open.map((each) => {
        const { assignment, title } = each;
        return (
          <div key={assignment} class="slip-notice" data-tone="info">
            <Icon size={15} aria-hidden="true" />
            <p>
              {isRecorded ? word('handIn.recorded', { title }) : word('handIn.open', { title })}
            </p>
            <a class="slip-button" href={addressOf(each)}>
              {word('handIn.go')}
            </a>
          </div>
        );
      })}
    </>
  );
}

/** Where the reader sees the assignment as a learner. */
function addressOf(handIn: HandIns['assignments'][number]): string {
  const { class: classId, assignment, teaches } = handIn;
  const path = ['classroom', 'classes', classId, 'assignments', assignment]
    .map(encodeURIComponent)
    .join('/');
  return localizedPath(`/${path}/${teaches ? 'preview/' : ''}`, pageLanguage());
}
