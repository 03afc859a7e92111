import type { JSX } from 'preact';
import type { TerminalConnection } from '../../runtime/terminal-connection.ts';
import ProblemText from '../problem-text.tsx';

/** Says why a terminal takes no input, and what can be done; nothing while it does. */
export default function TerminalStatus({
  connection,
}: {
  connection: TerminalConnection;
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
          <p>Connection lost. Trying again; what runs in the terminal goes on.</p>
        </div>
      );
    case 'exited':
      return (
        <div class="slip-notice" role="status">
          <p>{exitText(connection.exitCode.value)} Press Enter for a new one.</p>
          {again('New shell')}
        </div>
      );
    case 'refused':
      return (
        <div class="slip-notice" data-tone="failed" role="alert">
          {problem && <ProblemText problem={problem} />}
          {again('Try again')}
        </div>
      );
    default:
      return null;
  }
}

const exitText = (code: number | null): string =>
  code === null || code === 0
    ? 'The shell has ended.'
    : `The shell has ended with exit code ${code}.`;
