import { Clapperboard, LoaderCircle } from 'lucide-preact';
import type { JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import RichText from '../../islands/rich-text.tsx';
import { workbench } from '../../runtime/workbench.ts';
import './recording.css';

/** Says of a static copy, always in view, that what it shows was recorded. */
export default function RecordingBanner(): JSX.Element {
  const { isOpening, runtime } = workbench();
  const isBrowser = runtime.value?.kind === 'browser';
  return (
    <div class="slip-recording-banner" role="note">
      {isOpening.value && runtime.value ? (
        <span class="slip-busy" role="status">
          <LoaderCircle size={15} strokeWidth={1.75} aria-label={word('working')} />
        </span>
      ) : (
        <Clapperboard size={15} strokeWidth={1.5} aria-hidden="true" />
      )}
      <p>
        <RichText text={word(isBrowser ? 'browser.banner' : 'recording.banner')} />
      </p>
    </div>
  );
}
