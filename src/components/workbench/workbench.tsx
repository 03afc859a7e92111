import { useSignal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Language } from '../../../protocol/language.ts';
import { speak } from '../../i18n/word.ts';
import { workbench, type Pane } from '../../runtime/workbench.ts';
import { useIslands } from './islands.ts';
import { changeLayout } from './layout-sizes.ts';
import Panes from './panes.tsx';
import ProblemBar from './problem-bar.tsx';
import RecordingBanner from './recording-banner.tsx';
import RecordingStart from './recording-start.tsx';
import { sessionMessage } from './session-message.ts';
import SessionNotice from './session-notice.tsx';
import SessionStrip from './session-strip.tsx';
import StartPanel from './start-panel.tsx';
import '../../islands/chrome.css';
import './workbench.css';

/** Properties of {@link Workbench}. */
export interface WorkbenchProps {
  /** The lesson's folder name. */
  lesson: string;
  language: Language;
  /** Files that the editor opens, the first in front. */
  open: string[];
  previewPort?: number | undefined;
  /** Whether there is a lesson before this one. */
  hasPrevious: boolean;
  /** Whether recordings stand where a session would: there is no server. */
  isRecorded: boolean;
}

/**
 * Editor, terminals and preview of a lesson's session. Fills its parent, which needs a height. On
 * small screens it shows the pane that `slipway:pane` on the document last named.
 */
export default function Workbench(props: WorkbenchProps): JSX.Element {
  speak(props.language);
  const bench = workbench();
  const pane = useSignal<Pane>('read');
  const live = bench.live.value;
  const runtime = bench.runtime.value;
  const opening = bench.isOpening.value;
  const message = sessionMessage(bench.session.value, opening);
  const wasReady = useSignal(false);
  if (live && bench.session.value?.state === 'ready') wasReady.value = true;
  const islands = useIslands(runtime !== null || opening !== null, bench.report);

  useEffect(() => {
    bench.attach({
      lesson: props.lesson,
      language: props.language,
      open: props.open,
      previewPort: props.previewPort,
    });
    const show = ({ detail }: CustomEvent<Pane>) => {
      pane.value = detail;
      if (detail === 'preview') changeLayout({ preview: true });
    };
    document.addEventListener('slipway:pane', show);
    return () => document.removeEventListener('slipway:pane', show);
  }, []);

  return (
    <div class="slip-workbench" data-pane={pane.value}>
      {props.isRecorded ? (
        <RecordingBanner />
      ) : (
        <SessionStrip>
          {live && islands.Help && <islands.Help classroom={live.classroom} />}
        </SessionStrip>
      )}
      <ProblemBar />
      {live && islands.Classroom && <islands.Classroom classroom={live.classroom} />}
      {props.isRecorded ? (
        runtime ? (
          <Panes runtime={runtime} islands={islands} />
        ) : (
          <RecordingStart />
        )
      ) : live && wasReady.value ? (
        <>
          {message && <SessionNotice message={message} />}
          <Panes key={bench.session.value?.id} runtime={live} islands={islands} />
        </>
      ) : (
        message && (
          <StartPanel
            message={message}
            lesson={props.lesson}
            open={props.open}
            hasPrevious={props.hasPrevious}
          />
        )
      )}
    </div>
  );
}
