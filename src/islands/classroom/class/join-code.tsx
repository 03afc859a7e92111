import type { JSX } from 'preact';
import { word } from '../../../i18n/word.ts';
import { classroomPath } from '../addresses.ts';
import CopyButton from '../parts/copy-button.tsx';
import './class.css';

/** The code of a class, large enough to be read from a projector, and its link. */
export default function JoinCode({ code }: { code: string }): JSX.Element {
  const link = `${location.origin}${classroomPath('join')}#${code}`;
  return (
    <div class="room-class-code">
      <code>{code}</code>
      <CopyButton text={code} label={word('classes.copyCode')} />
      <CopyButton text={link} label={word('classes.copyLink')} />
    </div>
  );
}
