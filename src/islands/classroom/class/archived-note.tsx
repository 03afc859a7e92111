import type { JSX } from 'preact';
import type { Class } from '../../../../protocol/class.ts';
import { word } from '../../../i18n/word.ts';
import './class.css';

/** Says that nothing changes any more, in a class where that is so. */
export default function ArchivedNote({ value }: { value: Class }): JSX.Element | null {
  if (value.archivedAt === null) return null;
  return (
    <p class="slip-notice room-class-archived" data-tone="warning">
      {word('classes.isArchived')}
    </p>
  );
}
