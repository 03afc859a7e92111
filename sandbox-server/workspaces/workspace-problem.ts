import { maxFileBytes, workspacePathSchema } from '../../protocol/workspace.ts';
import { SlipwayError } from '../errors/slipway-error.ts';
import type { AgentProblem } from './agent-messages.ts';

type Wording = { message: (path: string) => string; expected?: string; remedy?: string };

const wordings: Record<AgentProblem['code'], Wording> = {
  'bad-path': {
    message: (path) => `“${path}” cannot be the name of a file.`,
    expected: 'names of at most 255 bytes, joined by “/”',
    remedy: 'Choose another name.',
  },
  'outside-workspace': {
    message: (path) => `“${path}” leads out of the workspace.`,
    expected: 'a file in the workspace itself',
    remedy: 'It is a symbolic link; use the terminal for the file that it points to.',
  },
  'file-not-found': {
    message: (path) => `There is no “${path}” in the workspace.`,
    expected: 'an existing file',
    remedy: 'Look at `ls` in the terminal: it may have been renamed or removed.',
  },
  'not-a-file': {
    message: (path) => `“${path}” is not an ordinary file.`,
    expected: 'a file, not a folder, link, pipe or device, and no file where a folder is meant',
    remedy: 'Open another file, or remove this one first.',
  },
  'file-changed': {
    message: (path) => `“${path}” has changed since it was opened.`,
    expected: 'the version that was opened',
    remedy: 'Compare the two, then save again or take the other version.',
  },
  'file-too-large': {
    message: (path) => `“${path}” is too large for the editor.`,
    expected: `at most ${maxFileBytes / 1024 / 1024} MB`,
    remedy: 'Use the terminal: `less`, `head`, `ls -l`.',
  },
  'permission-denied': {
    message: (path) => `You may not change or read “${path}”.`,
    expected: 'a file of yours',
    remedy:
      'A container writes to a bind mount as its own root. Take the file over with ' +
      '`docker run --rm -v "$PWD":/w debian chown -R 1000:1000 /w`, or remove it in a container.',
  },
  'disk-full': {
    message: (path) => `There is no room on the machine's disk for “${path}”; it is as it was.`,
    expected: 'free space on the disk',
    remedy: 'Make room with `docker system prune`, and see `df -h ~`.',
  },
  internal: {
    message: (path) => `Something went wrong with “${path}” inside the machine.`,
    remedy: 'Try again.',
  },
};

/** What an agent's refusal of a call about `path` is to the learner. */
export function workspaceProblem(path: string, problem: AgentProblem): SlipwayError {
  const { message, ...rest } = wordings[problem.code];
  const code = problem.code === 'internal' ? 'machine-failed' : problem.code;
  const detail = { path, found: problem.found, version: problem.version };
  return new SlipwayError(code, message(path), { ...rest, detail });
}

/** @throws SlipwayError `bad-path` for what the protocol does not allow as a path */
export function assertWorkspacePath(path: string): void {
  const parsed = workspacePathSchema.safeParse(path);
  if (parsed.success && path.isWellFormed()) return;
  throw new SlipwayError('bad-path', 'This cannot be the name of a file in the workspace.', {
    expected: parsed.error?.issues[0]?.message ?? 'well-formed Unicode',
    found: JSON.stringify(path.slice(0, 100)),
    remedy: 'Choose another name.',
  });
}

/** @throws SlipwayError `file-too-large` */
export function assertFileFits(path: string, bytes: number): void {
  if (bytes > maxFileBytes) throw tooLarge(path, bytes);
}

function tooLarge(path: string, bytes: number): SlipwayError {
  return workspaceProblem(path, { code: 'file-too-large', found: `${bytes} bytes` });
}
