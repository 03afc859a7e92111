import type { Consent } from '../../../protocol/consent.ts';
import { openEventStream } from '../event-stream.ts';
import { FileClient } from '../file-client.ts';
import { WorkspaceFiles } from '../workspace-files.ts';
import { consentPath } from './board-client.ts';
import { pageClient } from './page-client.ts';

/** A learner's files as one edits them whom the learner lets in; they follow what the learner does. */
export function watchFiles(consent: Consent): { files: WorkspaceFiles; dispose(): void } {
  const path = consentPath(consent);
  const files = new WorkspaceFiles(new FileClient(pageClient(), path), [], null);
  let isOver = false;
  const events = openEventStream(
    {
      url: () => pageClient().socketUrl(`${path}/events`),
      mayRetry: async () => !isOver,
    },
    (event) => {
      if (event.type === 'problem') isOver = true;
      else files.follow(event);
    },
  );
  return {
    files,
    dispose() {
      events.close();
      for (const document of files.documents.peek()) document.dispose();
    },
  };
}
