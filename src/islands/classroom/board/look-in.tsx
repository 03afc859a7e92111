import type { ComponentType, JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Consent } from '../../../../protocol/consent.ts';
import { word } from '../../../i18n/word.ts';
import { watchedTerminals } from '../../../runtime/classroom/board-client.ts';
import { lookInParts } from '../../../runtime/classroom/look-in-parts.ts';
import { watchFiles } from '../../../runtime/classroom/watched-files.ts';
import { WatchedTerminal } from '../../../runtime/classroom/watched-terminal.ts';
import { loadModule } from '../../../runtime/load-module.ts';
import { asProblem, type PageProblem } from '../../../runtime/problem-error.ts';
import ProblemNote from '../parts/problem-note.tsx';

/** What a consent opens: terminals, or files. */
export default function LookIn({ consent }: { consent: Consent }): JSX.Element {
  return consent.right === 'edit' ? <Files consent={consent} /> : <Watched consent={consent} />;
}

function Watched({ consent }: { consent: Consent }): JSX.Element {
  const [Panel, problem] = usePart((parts) => parts.terminals());
  const [terminals, setTerminals] = useState<readonly WatchedTerminal[]>([]);
  const [failure, setFailure] = useState<PageProblem | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    let made: WatchedTerminal[] = [];
    watchedTerminals(consent, asking.signal).then(
      (names) => {
        if (asking.signal.aborted) return;
        made = names.map((name) => new WatchedTerminal(consent, name));
        setTerminals(made);
      },
      (thrown: unknown) => asking.signal.aborted || setFailure(asProblem(thrown)),
    );
    return () => {
      asking.abort();
      for (const terminal of made) terminal.dispose();
    };
  }, [consent.id]);
  return (
    <div class="room-look-in">
      <ProblemNote problem={failure ?? problem} />
      {Panel && terminals.length > 0 && <Panel terminals={terminals} />}
    </div>
  );
}

function Files({ consent }: { consent: Consent }): JSX.Element {
  const [Editor, problem] = usePart((parts) => parts.editor());
  const [watched, setWatched] = useState<ReturnType<typeof watchFiles> | null>(null);
  const [width, setWidth] = useState(28);
  useEffect(() => {
    const made = watchFiles(consent);
    setWatched(made);
    return () => made.dispose();
  }, [consent.id]);
  return (
    <div class="room-look-in">
      <ProblemNote problem={problem} />
      {Editor && watched && (
        <Editor files={watched.files} filesWidth={width} onFilesWidth={setWidth} />
      )}
    </div>
  );
}

type Parts = NonNullable<typeof lookInParts.value>;

/** Loads an island of the workbench. */
function usePart<Props>(
  load: (parts: Parts) => Promise<{ default: ComponentType<Props> }>,
): [ComponentType<Props> | null, PageProblem | null] {
  const [part, setPart] = useState<{ component: ComponentType<Props> } | null>(null);
  const [problem, setProblem] = useState<PageProblem | null>(null);
  const parts = lookInParts.value;
  useEffect(() => {
    if (!parts) return;
    loadModule(() => load(parts)).then(
      (module) => setPart({ component: module.default }),
      (thrown: unknown) => setProblem({ ...asProblem(thrown), message: word('board.partMissing') }),
    );
  }, [parts]);
  return [part?.component ?? null, problem];
}
