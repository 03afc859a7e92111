import type { WorkspaceFile } from '../../course/read-folder.ts';
import type { CheckFacts } from '../checks/check-facts.ts';
import type { FrozenFacts } from '../storage/submissions/submission-store.ts';

/** As much of a file as checks look at in a running machine. */
const mostChecked = 256 * 1024;

/** Reads submitted files, as checks ask for them. */
export function readerOf(files: readonly WorkspaceFile[]): CheckFacts['readFile'] {
  const byPath = new Map(files.map(({ path, content }) => [path, content]));
  return async (path) => byPath.get(normal(path))?.toString('utf8', 0, mostChecked) ?? null;
}

/** What was frozen, as facts. Ports and the registry were asked then, and can be asked no more. */
export function frozenFacts(
  { state, events, signIns }: FrozenFacts,
  files: readonly WorkspaceFile[],
): CheckFacts {
  const gone = async (): Promise<never> => {
    throw new Error('only what was seen then is known');
  };
  return {
    state: async () => state,
    events: () => events,
    signIns: () => signIns,
    readFile: readerOf(files),
    ...{ fetchPort: gone, portAnswers: gone, registryImage: gone },
  };
}

const normal = (path: string) => path.replace(/^(?:\.\/+)+/, '');
