import type { JSX } from 'preact';
import { word } from '../../i18n/word.ts';
import type { TerminalLine } from '../../runtime/lesson-runtime.ts';
import ProblemText from '../problem-text.tsx';

/** Says why a terminal takes no input, and what can be done; nothing while it does. */
export default function TerminalStatus({
  connection,
}: {
  connection: TerminalLine;
}): JSX.Element | null {
  const problem = connection.problem.value;
  const again = (label: string) => (
    <button type="button" class="slip-button" onClick={() => connection.connect()}>
      {label}
    </button>
  );
  switch (connection.state.value) {
    case 'lost':
      return (
        <div class="slip-notice" data-tone="warning" role="status">
          <p>{word('terminal.lost')}</p>
        </div>
      );
    case 'exited':
      return (
        <div class="slip-notice" role="status">
          <p>{exitText(connection.exitCode.value)}</p>
          {again(word('terminal.newShell'))}
        </div>
      );
    case 'refused':
      return (
        <div class="slip-notice" data-tone="failed" role="alert">
          {problem && <ProblemText problem={problem} />}
          {again(word('again'))}
        </div>
      );
    default:
      return null;
  }
}

const exitText = (code: number | null): string =>
  code === null || code === 0 ? word('terminal.exited') : word('terminal.exitedWith', { code });
